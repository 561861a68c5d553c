package io.github.llamabatches.generator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the schemas that are used in requests and those in responses, because {@code readOnly} properties aren't
 * required in requests, and {@code writeOnly} properties aren't required in responses. Also finds the files in forms.
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

    /** Collects the files of a form, and returns the schemas of its other parts. */
    private List<SpecPart> parts(Content content) {
        List<SpecPart> parts = new ArrayList<>();
        for (SpecPart written : content.schemas()) {
            try {
                for (SpecPart form : schemas.forms(written)) {
                    for (SpecPart part : schemas.properties(form).values()) {
                        Set<SpecPart> found = schemas.files(part);
                        if (found.isEmpty()) {
                            parts.add(part);
                        }
                        files.addAll(found);
                    }
                }
            } catch (Refusal.Signal refused) {
                // Reported where the type is read.
                continue;
            }
        }
        return parts;
    }

    /** Returns the schemas that are files in forms. In JSON, a binary string is a {@code String}. */
    Set<SpecPart> files() {
        return files;
    }

    /** Rejects a schema that is a file in a form and a string in JSON. */
    void checkFiles(RefusalList refusals) {
        for (SpecPart schema : files) {
            if (json.contains(schema)) {
                refusals.collect(() -> {
                    throw Refusal.at(
                            "supported-format",
                            schema.at("format"),
                            "This schema is a file in a form and a string in JSON, which have different Java types.",
                            "Use a separate schema for the form.");
                });
            }
        }
    }

    private void reach(List<SpecPart> start, Set<SpecPart> reached) {
        // Iterative, because schemas can be nested deeply.
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
                // Reported where the type is read.
                continue;
            }
        }
    }

    /** Returns whether senders of an object omit a property. */
    boolean isLeftOut(SpecPart schema, SpecPart property) {
        boolean readOnly = schemas.isReadOnly(property);
        boolean writeOnly = schemas.isWriteOnly(property);
        return readOnly && !writeOnly && sent.contains(schema) || writeOnly && !readOnly && received.contains(schema);
    }
}
