package io.github.llamabatches.generator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the schemas that requests hold, and those that responses hold: of a request nobody demands what is
 * {@code readOnly}, of a response nobody demands what is {@code writeOnly}. Finds the files that forms hold, too.
 */
final class Directions {

    private final Schemas schemas;
    private final Set<SpecPart> sent = new HashSet<>();
    private final Set<SpecPart> received = new HashSet<>();
    private final Set<SpecPart> json = new HashSet<>();
    private final Set<SpecPart> files = new LinkedHashSet<>();

    Directions(Schemas schemas, List<WrittenOperation> operations) {
        this.schemas = schemas;
        for (WrittenOperation operation : operations) {
            operation.parameters().stream()
                    .filter(WrittenParameter::isJson)
                    .map(WrittenParameter::schema)
                    .forEach(schema -> {
                        reach(List.of(schema), sent);
                        reach(List.of(schema), json);
                    });
            Content content = operation.body() == null ? null : Content.sent(operation.body());
            if (content != null) {
                reach(content.schemas(), sent);
                reach(content.form() == Content.Form.MULTIPART ? parts(content) : content.schemas(), json);
            }
            operation.responses().values().forEach(response -> {
                reach(Content.receivedSchemas(response), received);
                reach(Content.receivedSchemas(response), json);
            });
        }
    }

    /** Finds the files of a form, and returns the schemas of its other parts. */
    private List<SpecPart> parts(Content content) {
        List<SpecPart> parts = new ArrayList<>();
        for (SpecPart written : content.schemas()) {
            try {
                for (SpecPart form : schemas.forms(written)) {
                    for (SpecPart part : schemas.properties(form).values()) {
                        SpecPart item = schemas.item(part);
                        if (Schemas.isBinary(item)) {
                            files.add(item);
                        } else {
                            parts.add(part);
                        }
                    }
                }
            } catch (Refusal.Signal refused) {
                // Whoever asks for its type says so.
                continue;
            }
        }
        return parts;
    }

    /** The schemas whose values are bytes: files of forms. Elsewhere a binary string is a text, as JSON has it. */
    Set<SpecPart> files() {
        return files;
    }

    /** Refuses a schema that is a file here and a text there. */
    void checkFiles(RefusalList refusals) {
        for (SpecPart schema : files) {
            if (json.contains(schema)) {
                refusals.collect(() -> {
                    throw Refusal.at(
                            "supported-format",
                            schema.at("format"),
                            "This is a file of a form, and a text in JSON, which no Java type is both.",
                            "Give the form a schema of its own.");
                });
            }
        }
    }

    private void reach(List<SpecPart> start, Set<SpecPart> reached) {
        // Without recursion, since one schema can lead to the next one on and on.
        Deque<SpecPart> open = new ArrayDeque<>(start);
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
