package io.github.llamabatches.gate.internal.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.llamabatches.gate.internal.reading.Located;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Merges the keywords of schemas that all apply to a value, except for those that contain schemas. */
final class MergedKeywords {

    private static final Set<String> WITHOUT_EFFECT_AT_ZERO = Set.of("minLength", "minItems", "minProperties");
    private static final Map<String, BigDecimal[]> RANGES = Map.of(
            "int32", range(31),
            "int64", range(63));

    private final Map<String, Located> keywords = new LinkedHashMap<>();

    Map<String, Located> all() {
        return keywords;
    }

    JsonNode get(String keyword) {
        Located found = keywords.get(keyword);
        return found == null ? Located.nothing("").node() : found.node();
    }

    /** Adds a keyword; the narrower value applies. */
    void merge(String keyword, Located value) {
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

    /** Removes bounds without effect for the type and format. */
    void dropWithoutEffect(boolean integer) {
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
