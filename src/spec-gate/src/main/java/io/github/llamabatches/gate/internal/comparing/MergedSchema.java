package io.github.llamabatches.gate.internal.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.gate.internal.reading.Located;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A schema with all that it includes, as one: references are followed, {@code allOf} is merged, and what is said
 * although it would count anyway is left out. Each keyword has the place where it is written.
 */
final class MergedSchema {

    private static final Set<String> ANNOTATED_TRUE = Set.of("readOnly", "writeOnly", "deprecated", "uniqueItems");
    private static final Set<String> WITHOUT_EFFECT_AT_ZERO = Set.of("minLength", "minItems", "minProperties");
    private static final Map<String, BigDecimal[]> RANGES = Map.of(
            "int32", range(31),
            "int64", range(63));

    private final Contract contract;
    private final String pointer;
    private final boolean nullable;
    private final Map<String, Located> keywords = new LinkedHashMap<>();
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
        dropWithoutEffect();
    }

    /** Where it is written; that of a component if it is nothing but a reference to it. Empty for several schemas. */
    String pointer() {
        return pointer;
    }

    /** The component that a schema leads to, if it adds nothing but words and marks; else the schema itself. */
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

    /** The keywords that hold no schemas. */
    Map<String, Located> keywords() {
        return keywords;
    }

    JsonNode get(String keyword) {
        Located found = keywords.get(keyword);
        return found == null ? Located.nothing("").node() : found.node();
    }

    /** The properties, each with all schemas that count for it. */
    Map<String, List<Located>> properties() {
        return properties;
    }

    boolean requires(String property) {
        return required.containsKey(property);
    }

    /** The names of required properties, each with the list that it is written in. */
    Map<String, Located> requiredNames() {
        return required;
    }

    List<Located> items() {
        return items;
    }

    /** The schemas of further properties, and false where there may be none. */
    List<Located> additional() {
        return additional;
    }

    boolean isClosed() {
        return additional.stream().anyMatch(one -> one.node().isBoolean());
    }

    /** The lists of {@code oneOf} and {@code anyOf}. */
    List<Located> alternatives() {
        return alternatives;
    }

    /** The type, written or to be seen from the other keywords; empty if any value will do. */
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
        for (JsonNode value : get("enum")) {
            return value.isTextual()
                    ? "string"
                    : value.isBoolean()
                            ? "boolean"
                            : value.isIntegralNumber() ? "integer" : value.isNull() ? "" : "number";
        }
        return "";
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

    /** Whether a schema does more than describe. */
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
                    // Nullness is found out apart, and definitions are components.
                }
                default -> merge(keyword, value);
            }
        });
        parts.forEach(part -> include(part, seen));
    }

    /** An empty schema says nothing, and true neither. */
    private void addIfLimits(List<Located> list, Located value) {
        boolean says = value.node().isBoolean()
                ? !value.node().booleanValue()
                : !value.node().isEmpty();
        if (says) {
            list.add(value);
        }
    }

    private void merge(String keyword, Located value) {
        if (isWithoutEffect(keyword, value.node())) {
            return;
        }
        Located known = keywords.putIfAbsent(keyword, value);
        if (known == null || known.node().equals(value.node())) {
            return;
        }
        if (keyword.startsWith("max") && closer(value, known) < 0
                || keyword.startsWith("min") && closer(value, known) > 0) {
            keywords.put(keyword, value);
        } else if (keyword.equals("enum")) {
            keywords.put(keyword, new Located(common(known.node(), value.node()), known.pointer()));
        } else if (keyword.equals("pattern")) {
            keywords.put(keyword, new Located(both(known.node(), value.node()), known.pointer()));
        } else if (keyword.equals("type") && value.node().asText().equals("integer")) {
            keywords.put(keyword, value);
        }
    }

    private static boolean isWithoutEffect(String keyword, JsonNode value) {
        return value.isBoolean() && !value.booleanValue()
                || WITHOUT_EFFECT_AT_ZERO.contains(keyword)
                        && value.isNumber()
                        && value.decimalValue().signum() == 0
                || keyword.equals("enum") && !value.isArray()
                || keyword.equals("pattern") && Set.of("", ".*", "^.*$").contains(value.asText());
    }

    private static int closer(Located one, Located other) {
        return one.node().isNumber() && other.node().isNumber()
                ? one.node().decimalValue().compareTo(other.node().decimalValue())
                : 0;
    }

    private static ArrayNode common(JsonNode one, JsonNode other) {
        ArrayNode common = JsonNodeFactory.instance.arrayNode();
        Set<JsonNode> others = new HashSet<>();
        other.forEach(others::add);
        one.forEach(value -> {
            if (others.contains(value)) {
                common.add(value);
            }
        });
        return common;
    }

    private static ArrayNode both(JsonNode one, JsonNode other) {
        Set<String> patterns = new TreeSet<>();
        (one.isArray() ? one : JsonNodeFactory.instance.arrayNode().add(one))
                .forEach(text -> patterns.add(text.asText()));
        patterns.add(other.asText());
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        patterns.forEach(array::add);
        return array;
    }

    private void dropWithoutEffect() {
        boolean integer = type().equals("integer");
        for (String side : List.of("minimum", "maximum")) {
            String exclusive = "exclusive" + Character.toUpperCase(side.charAt(0)) + side.substring(1);
            Located bound = keywords.get(side);
            if (bound == null || !bound.node().isNumber()) {
                keywords.remove(exclusive);
                continue;
            }
            BigDecimal value = bound.node().decimalValue();
            boolean lower = side.equals("minimum");
            if (integer
                    && keywords.containsKey(exclusive)
                    && value.stripTrailingZeros().scale() <= 0) {
                value = lower ? value.add(BigDecimal.ONE) : value.subtract(BigDecimal.ONE);
                keywords.remove(exclusive);
                keywords.put(side, new Located(JsonNodeFactory.instance.numberNode(value), bound.pointer()));
            }
            BigDecimal[] range = RANGES.get(get("format").asText());
            if (integer && range != null && (lower ? value.compareTo(range[0]) <= 0 : value.compareTo(range[1]) >= 0)) {
                keywords.remove(side);
            }
        }
        JsonNode step = get("multipleOf");
        if (integer && step.isNumber() && step.decimalValue().compareTo(BigDecimal.ONE) == 0) {
            keywords.remove("multipleOf");
        }
    }

    private static BigDecimal[] range(int bits) {
        BigDecimal power = BigDecimal.valueOf(2).pow(bits);
        return new BigDecimal[] {power.negate(), power.subtract(BigDecimal.ONE)};
    }
}
