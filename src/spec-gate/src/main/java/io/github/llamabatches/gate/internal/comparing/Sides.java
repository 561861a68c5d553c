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
 * Which components are sent by clients, and which are read by them: the same change is good on one side, bad on the
 * other.
 */
final class Sides {

    /** Who writes a value. Unknown counts as both. */
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

    /** Whether an operation of either document leads to a component. */
    boolean isReached(String pointer) {
        return sides.containsKey(pointer);
    }

    /** The side of the component that a pointer leads to or into; another one for what is written in an operation. */
    Side at(String pointer, Side other) {
        String[] steps = pointer.split("/", 5);
        boolean inComponent = steps.length > 3 && steps[1].equals("components");
        return inComponent ? sides.getOrDefault("/components/" + steps[2] + "/" + steps[3], other) : other;
    }

    /** Adds the pointers of all components that a part needs. */
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
                // What only an extension refers to is no part of a message.
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
