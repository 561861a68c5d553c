package io.github.llamabatches.gate.internal.comparing;

import io.github.llamabatches.gate.internal.reading.Located;
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
        if (part.pointer().startsWith("/components/")) {
            pointers.add(part.pointer());
        }
        pointers.addAll(contract.reached(part.node(), pointers::add));
    }

    private static Side both(Side one, Side other) {
        return one == other ? one : Side.BOTH;
    }
}
