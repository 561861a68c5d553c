package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the schemas that can't be either a single value or a list: Jackson supports this only for fields, so such a
 * schema can't be a response body, an alternative, or an item of one.
 */
final class LoneLists {

    private final References references;
    private final Set<SpecPart> found = new HashSet<>();

    LoneLists(References references, SpecPart specification) {
        this.references = references;
        specification
                .members("paths")
                .values()
                .forEach(item -> item.members().values().stream()
                        .flatMap(operation -> operation.members("responses").values().stream())
                        .forEach(this::addContent));
        specification.get("components").members("responses").values().forEach(this::addContent);
        addAlternatives(specification.get("paths"));
        addAlternatives(specification.get("components"));
    }

    boolean contains(SpecPart schema) {
        return found.contains(schema);
    }

    private void addContent(SpecPart response) {
        response.members("content").values().forEach(media -> add(media.get("schema")));
    }

    private void addAlternatives(SpecPart part) {
        Stream.of("oneOf", "anyOf")
                .flatMap(keyword -> part.items(keyword).stream())
                .forEach(this::addItems);
        JsonNode json = part.json();
        if (json.isObject()) {
            part.members().values().forEach(this::addAlternatives);
        } else {
            for (int i = 0; i < json.size(); i++) {
                addAlternatives(new SpecPart(json.get(i), part.pointer() + "/" + i));
            }
        }
    }

    /** Adds a schema, those behind it, and those of its items. */
    private void add(SpecPart written) {
        SpecPart schema = resolved(written);
        if (schema.isObject() && found.add(schema)) {
            Stream.of("allOf", "oneOf", "anyOf")
                    .flatMap(keyword -> schema.items(keyword).stream())
                    .forEach(this::add);
            addItems(schema);
        }
    }

    private void addItems(SpecPart written) {
        SpecPart schema = resolved(written);
        add(schema.get("items"));
        add(schema.get("additionalProperties"));
    }

    private SpecPart resolved(SpecPart written) {
        try {
            return references.resolve(written);
        } catch (Refusal.Signal refused) {
            // Whoever asks for its type says so.
            return written.get("$ref");
        }
    }
}
