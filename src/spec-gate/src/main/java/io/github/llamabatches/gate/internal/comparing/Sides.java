package io.github.llamabatches.gate.internal.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Located;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Determines which components are sent by clients and which are read by them, because the effect of a change depends on
 * it.
 */
final class Sides {

    /** The writers of a value. Unknown includes both. */
    enum Side {
        REQUEST,
        RESPONSE,
        BOTH;

        boolean sent() {
            return this != RESPONSE;
        }

        boolean read() {
            return this != REQUEST;
        }
    }

    private final Map<String, Side> sides = new HashMap<>();

    Sides(Contract... contracts) {
        for (Contract contract : contracts) {
            Set<String> sent = new HashSet<>();
            Set<String> read = new HashSet<>();
            contract.operations().values().forEach(operation -> {
                operation.parameters().forEach(parameter -> collect(contract, parameter, sent));
                collect(contract, operation.at().child("requestBody"), sent);
                collect(contract, operation.at().child("responses"), read);
            });
            sent.forEach(pointer -> sides.merge(pointer, Side.REQUEST, Sides::both));
            read.forEach(pointer -> sides.merge(pointer, Side.RESPONSE, Sides::both));
        }
    }

    /** Returns whether an operation of either document uses a component. */
    boolean isReached(String pointer) {
        return sides.containsKey(pointer);
    }

    /** Returns the side of the component that contains a pointer; the given one for an element outside components. */
    Side at(String pointer, Side other) {
        String[] steps = pointer.split("/", 5);
        boolean inComponent = steps.length > 3 && steps[1].equals("components");
        return inComponent ? sides.getOrDefault("/components/" + steps[2] + "/" + steps[3], other) : other;
    }

    /** Adds the pointers of all components that a part uses. */
    private static void collect(Contract contract, Located part, Set<String> pointers) {
        Deque<JsonNode> rest = new ArrayDeque<>();
        if (part.pointer().startsWith("/components/")) {
            pointers.add(part.pointer());
        }
        rest.add(part.node());
        while (!rest.isEmpty()) {
            JsonNode next = rest.pop();
            String reference = next.path("$ref").asText("");
            if (reference.startsWith("#/")) {
                String target = SpecParts.decoded(reference.substring(1));
                if (pointers.add(target)) {
                    rest.push(contract.at(target).node());
                }
            } else {
                // A component that only an extension refers to isn't part of a message.
                next.propertyStream()
                        .filter(entry -> !entry.getKey().startsWith("x-"))
                        .forEach(entry -> rest.push(entry.getValue()));
                if (next.isArray()) {
                    next.forEach(rest::push);
                }
            }
        }
    }

    private static Side both(Side one, Side other) {
        return one == other ? one : Side.BOTH;
    }
}
