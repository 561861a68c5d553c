package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Checks every example and every default against its schema. */
public final class ExampleCheck {

    /** Objects whose keys are names that somebody chose, not keywords. */
    private static final Set<String> NAMED = Set.of(
            "paths",
            "callbacks",
            "responses",
            "headers",
            "content",
            "encoding",
            "links",
            "schemas",
            "parameters",
            "examples",
            "requestBodies",
            "securitySchemes",
            "properties",
            "variables");

    private static final Set<String> SCHEMA = Set.of("schema", "items", "additionalProperties", "not");
    private static final Set<String> SCHEMA_LISTS = Set.of("allOf", "oneOf", "anyOf");
    private static final Set<String> NAMED_SCHEMAS = Set.of("schemas", "properties");

    private ExampleCheck() {}

    /**
     * Checks all examples and defaults.
     *
     * @param mistakes the pointers to what is wrong in schemas, which says nothing of examples
     */
    public static List<Finding> check(SpecDocument document, Collection<String> mistakes) {
        List<Finding> findings = new ArrayList<>();
        new Walk(document, new ExampleValidator(document, mistakes), findings).keywords(document.json(), "", false);
        return findings;
    }

    private record Walk(SpecDocument document, ExampleValidator validator, List<Finding> findings) {

        /** Goes through an object whose keys are keywords. */
        void keywords(JsonNode node, String pointer, boolean schema) {
            if (schema) {
                validate(node, "example", pointer, pointer);
                validate(node, "default", pointer, pointer);
            } else if (node.path("schema").isObject()) {
                String schemaPointer = pointer + "/schema";
                validate(node, "example", pointer, schemaPointer);
                node.path("examples")
                        .properties()
                        .forEach(entry -> named(
                                entry.getValue(),
                                SpecDocument.child(pointer + "/examples", entry.getKey()),
                                schemaPointer));
            }
            node.properties().forEach(entry -> {
                String key = entry.getKey();
                JsonNode value = entry.getValue();
                String child = SpecDocument.child(pointer, key);
                if (isData(key)) {
                    return;
                }
                if (NAMED.contains(key) && value.isObject()) {
                    value.properties()
                            .forEach(named -> keywords(
                                    named.getValue(),
                                    SpecDocument.child(child, named.getKey()),
                                    NAMED_SCHEMAS.contains(key)));
                } else if (value.isArray()) {
                    for (int i = 0; i < value.size(); i++) {
                        keywords(value.get(i), child + "/" + i, SCHEMA_LISTS.contains(key));
                    }
                } else {
                    keywords(value, child, SCHEMA.contains(key));
                }
            });
        }

        /** An example that has a name can stand in components. */
        private void named(JsonNode example, String pointer, String schemaPointer) {
            String reference = example.path("$ref").asText();
            if (reference.startsWith("#/components/examples/")) {
                String target = reference.substring(1);
                validate(Pointers.get(document.json(), target), "value", target, schemaPointer);
            } else {
                validate(example, "value", pointer, schemaPointer);
            }
        }

        private static boolean isData(String key) {
            return key.equals("example") || key.equals("default") || key.equals("enum") || key.startsWith("x-");
        }

        /** The example of a media type that isn't JSON is written as a string, whatever its schema. */
        private static boolean isOtherThanJson(String holder) {
            return Pointers.name(Pointers.parent(holder)).equals("content")
                    && !Pointers.name(holder).toLowerCase(Locale.ROOT).contains("json");
        }

        private void validate(JsonNode holder, String key, String pointer, String schemaPointer) {
            JsonNode value = holder.get(key);
            if (value != null && !(value.isTextual() && isOtherThanJson(Pointers.parent(schemaPointer)))) {
                validator.validate(value, SpecDocument.child(pointer, key), schemaPointer, findings);
            }
        }
    }
}
