package io.github.llamabatches.generator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the schemas that requests hold, and those that responses hold: of a request nobody demands what is
 * {@code readOnly}, of a response nobody demands what is {@code writeOnly}.
 */
final class Directions {

    private final Schemas schemas;
    private final Set<SpecPart> sent = new HashSet<>();
    private final Set<SpecPart> received = new HashSet<>();

    Directions(Schemas schemas, List<WrittenOperation> operations) {
        this.schemas = schemas;
        for (WrittenOperation operation : operations) {
            if (operation.body() != null) {
                reach(operation.body(), sent);
            }
            operation.responses().values().forEach(response -> reach(response, received));
        }
    }

    private void reach(SpecPart holder, Set<SpecPart> reached) {
        // Without recursion, since one schema can lead to the next one on and on.
        Deque<SpecPart> open = new ArrayDeque<>();
        holder.members("content").values().forEach(media -> open.add(media.get("schema")));
        while (!open.isEmpty()) {
            SpecPart written = open.remove();
            if (!written.isObject()) {
                continue;
            }
            try {
                SpecPart schema = schemas.unwrap(written);
                if (reached.add(schema)) {
                    open.addAll(schemas.properties(schema).values());
                    open.addAll(schemas.alternatives(schema));
                    open.add(schema.get("items"));
                    open.add(schema.get("additionalProperties"));
                }
            } catch (Refusal.Signal refused) {
                // Whoever asks for its type says so.
                continue;
            }
        }
    }

    /** Whether the side that sends an object leaves a property of it out. */
    boolean isLeftOut(SpecPart schema, SpecPart property) {
        boolean readOnly = schemas.isReadOnly(property);
        boolean writeOnly = schemas.isWriteOnly(property);
        return readOnly && !writeOnly && sent.contains(schema) || writeOnly && !readOnly && received.contains(schema);
    }
}
