package io.github.llamabatches.gate;

import com.fasterxml.jackson.databind.JsonNode;
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

    private static final Set<String> OPERATION_METHODS = OperationComparison.METHODS;

    private final Map<String, Side> sides = new HashMap<>();

    Sides(SpecDocument... documents) {
        for (SpecDocument document : documents) {
            Set<String> sent = new HashSet<>();
            Set<String> read = new HashSet<>();
            document.json().path("paths").forEach(path -> {
                collect(document.json(), path.path("parameters"), sent);
                path.properties().forEach(entry -> {
                    if (OPERATION_METHODS.contains(entry.getKey())) {
                        collect(document.json(), entry.getValue().path("parameters"), sent);
                        collect(document.json(), entry.getValue().path("requestBody"), sent);
                        collect(document.json(), entry.getValue().path("responses"), read);
                    }
                });
            });
            sent.forEach(pointer -> sides.merge(pointer, Side.REQUEST, Sides::both));
            read.forEach(pointer -> sides.merge(pointer, Side.RESPONSE, Sides::both));
        }
    }

    /** The side of a component, by its pointer. */
    Side of(String pointer) {
        return sides.getOrDefault(pointer, Side.BOTH);
    }

    /** Adds the pointers of all components that a node needs. */
    static void collect(JsonNode document, JsonNode node, Set<String> pointers) {
        Deque<JsonNode> rest = new ArrayDeque<>();
        rest.add(node);
        while (!rest.isEmpty()) {
            JsonNode next = rest.pop();
            String ref = next.path("$ref").asText("");
            if (ref.startsWith("#/")) {
                if (pointers.add(ref.substring(1))) {
                    rest.push(document.at(ref.substring(1)));
                }
            } else {
                next.forEach(rest::push);
            }
        }
    }

    private static Side both(Side one, Side other) {
        return one == other ? one : Side.BOTH;
    }
}
