package io.github.llamabatches.gate.internal.comparing;

import io.github.llamabatches.gate.internal.reading.Located;
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
                collect(contract, operation.at().child("requestBody"), operation.incoming() ? read : sent);
                collect(contract, operation.at().child("responses"), operation.incoming() ? sent : read);
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
        if (part.pointer().startsWith("/components/")) {
            pointers.add(part.pointer());
        }
        pointers.addAll(contract.reached(part.node(), pointers::add));
    }

    private static Side both(Side one, Side other) {
        return one == other ? one : Side.BOTH;
    }
}
