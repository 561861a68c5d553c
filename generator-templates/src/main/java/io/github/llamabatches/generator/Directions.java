package io.github.llamabatches.generator;

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
        holder.members("content").values().forEach(media -> reachSchema(media.get("schema"), reached));
    }

    private void reachSchema(SpecPart written, Set<SpecPart> reached) {
        if (!written.isObject()) {
            return;
        }
        SpecPart schema;
        Set<SpecPart> closure;
        try {
            schema = schemas.unwrap(written);
            closure = schemas.closure(schema);
        } catch (Refusal.Signal refused) {
            // Whoever asks for its type says so.
            return;
        }
        if (reached.add(schema)) {
            for (SpecPart part : closure) {
                part.members("properties").values().forEach(property -> reachSchema(property, reached));
            }
            reachSchema(schema.get("items"), reached);
            reachSchema(schema.get("additionalProperties"), reached);
        }
    }

    /** Whether the side that sends an object leaves a property of it out. */
    boolean isLeftOut(SpecPart schema, SpecPart property) {
        boolean readOnly = schemas.isReadOnly(property);
        boolean writeOnly = schemas.isWriteOnly(property);
        return readOnly && !writeOnly && sent.contains(schema) || writeOnly && !readOnly && received.contains(schema);
    }
}
