package io.github.llamabatches.gate.internal.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.gate.internal.reading.Keywords;
import io.github.llamabatches.gate.internal.reading.Located;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Merges a schema with all schemas that it includes: references are resolved, {@code allOf} is merged, and keywords
 * with their default value are removed. Each keyword keeps its location.
 */
final class MergedSchema {

    private static final Set<String> ANNOTATED_TRUE = Set.of("readOnly", "writeOnly", "deprecated", "uniqueItems");

    private final Contract contract;
    private final String pointer;
    private final boolean nullable;
    private final MergedKeywords keywords = new MergedKeywords();
    private final Map<String, List<Located>> properties = new LinkedHashMap<>();
    private final Map<String, Located> required = new LinkedHashMap<>();
    private final List<Located> items = new ArrayList<>();
    private final List<Located> additional = new ArrayList<>();
    private final List<Located> alternatives = new ArrayList<>();

    MergedSchema(Contract contract, List<Located> schemas) {
        this.contract = contract;
        this.pointer = schemas.size() == 1 ? contract.resolve(schemas.get(0)).pointer() : "";
        this.nullable = !schemas.isEmpty() && schemas.stream().allMatch(schema -> isNullable(schema, new HashSet<>()));
        Set<String> seen = new HashSet<>();
        schemas.forEach(schema -> include(schema, seen));
        keywords.dropWithoutEffect(type().equals("integer"));
    }

    /**
     * Returns the location; that of the component if the schema is only a reference to it. Empty for several schemas.
     */
    String pointer() {
        return pointer;
    }

    /** Returns the component of a schema that only adds documentation; otherwise, the schema itself. */
    static Located core(Contract contract, Located written) {
        Located schema = contract.resolve(written);
        Set<String> visited = new HashSet<>();
        while (visited.add(schema.pointer()) && !limits(without(schema.node(), "allOf"))) {
            List<Located> parts = limitingParts(schema);
            if (parts.size() != 1) {
                break;
            }
            schema = contract.resolve(parts.get(0));
        }
        return schema;
    }

    private static List<Located> limitingParts(Located schema) {
        return schema.child("allOf").items().stream()
                .filter(part -> limits(part.node()))
                .toList();
    }

    boolean nullable() {
        return nullable;
    }

    /** Returns the keywords that contain no schemas. */
    Map<String, Located> keywords() {
        return keywords.all();
    }

    JsonNode get(String keyword) {
        return keywords.get(keyword);
    }

    /** Returns the properties with all schemas that apply to each. */
    Map<String, List<Located>> properties() {
        return properties;
    }

    boolean requires(String property) {
        return required.containsKey(property);
    }

    /** Returns the names of required properties with the list that contains each. */
    Map<String, Located> requiredNames() {
        return required;
    }

    List<Located> items() {
        return items;
    }

    /** Returns the schemas of additional properties; false if none are allowed. */
    List<Located> additional() {
        return additional;
    }

    boolean isClosed() {
        return additional.stream().anyMatch(one -> one.node().isBoolean());
    }

    /** Returns the lists of {@code oneOf} and {@code anyOf}. */
    List<Located> alternatives() {
        return alternatives;
    }

    /** Returns the type, which may be implied by other keywords; empty if any value is valid. */
    String type() {
        String written = get("type").asText("");
        if (!written.isEmpty()) {
            return written;
        }
        if (!properties.isEmpty() || !required.isEmpty() || !additional.isEmpty()) {
            return "object";
        }
        if (!items.isEmpty()) {
            return "array";
        }
        JsonNode value = get("enum").path(0);
        return value.isNull() || value.isMissingNode() ? "" : Keywords.typeOf(value);
    }

    private boolean isNullable(Located written, Set<String> visited) {
        Located schema = contract.resolve(written);
        if (written.isTrue("nullable") || schema.isTrue("nullable")) {
            return true;
        }
        if (!visited.add(schema.pointer())) {
            return false;
        }
        for (String keyword : List.of("oneOf", "anyOf")) {
            if (schema.child(keyword).items().stream().anyMatch(part -> isNullable(part, visited))) {
                return true;
            }
        }
        List<Located> parts = limitingParts(schema);
        return !limits(without(schema.node(), "allOf"))
                && !parts.isEmpty()
                && parts.stream().allMatch(part -> isNullable(part, visited));
    }

    private static JsonNode without(JsonNode schema, String keyword) {
        return schema.isObject() ? ((ObjectNode) schema.deepCopy()).without(keyword) : schema;
    }

    /** Returns whether a schema has keywords other than documentation. */
    private static boolean limits(JsonNode schema) {
        return schema.propertyStream()
                .anyMatch(entry -> !Meaning.DOCUMENTATION.contains(entry.getKey())
                        && !entry.getKey().startsWith("x-")
                        && !ANNOTATED_TRUE.contains(entry.getKey())
                        && !Set.of("nullable", "default").contains(entry.getKey()));
    }

    private void include(Located written, Set<String> seen) {
        Located schema = contract.resolve(written);
        if (!seen.add(schema.pointer())) {
            return;
        }
        List<Located> parts = new ArrayList<>();
        schema.members().forEach((keyword, value) -> {
            switch (keyword) {
                case "allOf" -> parts.addAll(value.items());
                case "oneOf", "anyOf" -> {
                    if (value.node().size() == 1) {
                        parts.addAll(value.items());
                    } else if (!value.node().isEmpty()) {
                        alternatives.add(value);
                    }
                }
                case "properties" ->
                    value.members()
                            .forEach((name, property) -> properties
                                    .computeIfAbsent(name, key -> new ArrayList<>())
                                    .add(property));
                case "required" ->
                    value.items()
                            .forEach(name -> required.putIfAbsent(name.node().asText(), value));
                case "items" -> addIfLimits(items, value);
                case "additionalProperties" -> addIfLimits(additional, value);
                case "nullable", "$defs" -> {
                    // Nullness is handled separately, and definitions are components.
                }
                default -> keywords.merge(keyword, value);
            }
        });
        parts.forEach(part -> include(part, seen));
    }

    /** An empty schema has no effect, and neither does true. */
    private void addIfLimits(List<Located> list, Located value) {
        boolean says = value.node().isBoolean()
                ? !value.node().booleanValue()
                : !value.node().isEmpty();
        if (says) {
            list.add(value);
        }
    }
}
