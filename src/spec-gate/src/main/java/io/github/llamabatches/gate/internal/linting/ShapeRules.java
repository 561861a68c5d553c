package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the type of each keyword's value: a string, a list, an object, or a map of these. */
final class ShapeRules implements PartCheck {

    /** Matches a key and its value without a blank, or with a no-break space between them. */
    private static final Pattern WITHOUT_BLANK = Pattern.compile("([\\w$]+:)[\\s\u00A0]*(\\S.*)");

    private static final Map<String, String> SCALARS = new HashMap<>();

    static {
        Rule.of("keyword-shape")
                .table("scalars")
                .forEach((shape, keywords) -> keywords.forEach(keyword -> SCALARS.put(keyword, shape)));
    }

    @Override
    public void check(SpecParts parts, FindingList findings) {
        parts.all().stream()
                .filter(part -> !part.isReference())
                .forEach(part -> part.kind().keywords().forEach((keyword, content) -> {
                    if (!keyword.equals("*") && part.has(keyword)) {
                        check(findings, part, keyword, part.get(keyword), content);
                    }
                }));
    }

    private static void check(
            FindingList findings, Part part, String keyword, JsonNode value, Optional<Kind.Content> content) {
        if (keyword.equals("required")) {
            required(findings, part, value);
        } else if (keyword.equals("additionalProperties")) {
            if (!value.isObject() && !value.isBoolean()) {
                add(findings, part, keyword, "true, false or a schema", value, truth(value));
            }
        } else if (content.isPresent()) {
            boolean list = content.get().shape() == Kind.Shape.LIST;
            boolean map = content.get().shape() == Kind.Shape.MAP;
            if (list ? value.isArray() : map && value.isObject()) {
                members(findings, part, keyword, value, content.get().kind());
                return;
            }
            if (list) {
                add(findings, part, keyword, "a list", value, listOf(keyword, value));
            } else if (!isPart(value, content.get().kind())) {
                add(
                        findings,
                        part,
                        keyword,
                        map ? "a map of names" : "an object",
                        value,
                        objectRemedy(keyword, value, map));
            }
        } else {
            scalar(findings, part, keyword, value);
        }
    }

    private static boolean isPart(JsonNode value, Kind kind) {
        return value.isObject() || value.isBoolean() && kind == Kind.SCHEMA;
    }

    private static void members(FindingList findings, Part part, String keyword, JsonNode value, Kind kind) {
        for (String member : Pointers.members(value)) {
            JsonNode node = value.at(member);
            String name = Pointers.name(member);
            if (!isPart(node, kind) && !name.startsWith("x-")) {
                String key = value.isArray() ? "Entry " + name : "`" + name + "`";
                String remedy = memberRemedy(kind, value.isArray() ? keyword : name, node);
                findings.at("keyword-shape/member", part, part.at(keyword) + member, key, keyword, shape(node), remedy);
            }
        }
    }

    private static String memberRemedy(Kind kind, String key, JsonNode value) {
        String text = value.asText();
        boolean type = kind == Kind.SCHEMA && TypeRules.isKnown(text);
        if (!type
                && !value.isContainerNode()
                && kind == Kind.SCHEMA
                && kind.keywords().containsKey(key)) {
            return "Indent it further if it belongs to the schema above it; otherwise, write one object below `" + key
                    + "`.";
        }
        String keyword = type ? "type" : kind == Kind.SERVER ? "url" : kind == Kind.TAG ? "name" : "";
        return value.isTextual() && !keyword.isEmpty()
                ? "Write `" + keyword + ": " + text + "` instead of `" + text + "`, in "
                        + (type ? "a line below." : "the same place.")
                : objectRemedy(key, value, false);
    }

    private static void scalar(FindingList findings, Part part, String keyword, JsonNode value) {
        String shape = SCALARS.getOrDefault(keyword, "");
        boolean fits = switch (shape) {
            case "a text" -> value.isTextual() || value.isNull() || keyword.equals("type") && value.isArray();
            case "true or false" -> value.isBoolean() || keyword.startsWith("exclusive") && value.isNumber();
            case "a number" -> value.isNumber();
            case "a list" -> value.isArray();
            case "a map of names" -> value.isObject();
            default -> true;
        };
        if (!fits) {
            add(findings, part, keyword, shape, value, remedy(shape, keyword, value));
        }
    }

    private static String remedy(String shape, String keyword, JsonNode value) {
        String text = value.asText();
        return switch (shape) {
            case "a text" ->
                value.isValueNode() ? "Write it in quotes, `" + keyword + ": \"" + text + "\"`." : "Write a text.";
            case "a number" ->
                value.isTextual() && text.matches("-?\\d+(\\.\\d+)?")
                        ? "Write `" + keyword + ": " + text + "`, without quotes."
                        : "Write a number.";
            case "a list" -> listRemedy(keyword, value);
            case "a map of names" -> objectRemedy(keyword, value, true);
            default -> truth(value);
        };
    }

    private static void required(FindingList findings, Part part, JsonNode value) {
        if (part.kind() != Kind.SCHEMA) {
            if (!value.isBoolean()) {
                add(findings, part, "required", "true or false", value, truth(value));
            }
        } else if (value.isBoolean()) {
            boolean property = part.role().equals("properties") && part.parent() != null;
            String wanted = !value.booleanValue() ? "not-required" : property ? "required" : "required-names";
            findings.add(
                    "keyword-shape/" + wanted,
                    part,
                    value,
                    property ? part.parent().title() : "");
        } else if (!value.isArray()) {
            add(findings, part, "required", "a list of names", value, listRemedy("required", value));
        } else if (value.isEmpty() && !findings.document().isConverted()) {
            add(findings, part, "required", "a list with at least one name", value, "Remove it.");
        }
    }

    private static String objectRemedy(String keyword, JsonNode value, boolean map) {
        if (keyword.equals("responses")) {
            return "Write each response below its status, such as `\"200\":`.";
        }
        if (keyword.equals("discriminator") && value.isTextual()) {
            return "Write `discriminator: {propertyName: " + value.asText() + "}`.";
        }
        Matcher blank = WITHOUT_BLANK.matcher(value.asText());
        if (blank.matches()) {
            return "Write `" + blank.group(1) + " " + blank.group(2) + "`, with a blank behind the colon.";
        }
        if (map) {
            return "Write each entry as its name, a colon, and what it is, instead of a dash.";
        }
        return value.size() == 1
                ? "Write what is behind the dash directly below `" + keyword + "`."
                : "Write one object below `" + keyword + "`.";
    }

    /** The remedy for what should be a list of objects: those that have names keep them. */
    private static String listOf(String keyword, JsonNode value) {
        if (keyword.equals("servers") && value.isTextual()) {
            return "Write `servers: [{url: " + value.asText() + "}]`.";
        }
        boolean named = Set.of("parameters", "tags").contains(keyword) && value.isObject() && !value.has("name");
        return named
                ? "Write each entry with a dash and its name as a value, such as `- name: "
                        + (value.isEmpty() ? "id" : value.fieldNames().next()) + "`."
                : "Put a dash before each entry.";
    }

    private static String listRemedy(String keyword, JsonNode value) {
        return value.isTextual()
                ? "Write `" + keyword + ": ["
                        + String.join(
                                ", ", value.asText().replaceFirst("^-\\s*", "").split("\\s+-\\s*|,\\s*")) + "]`."
                : "Put a dash before each entry.";
    }

    private static String truth(JsonNode value) {
        String text = value.asText().toLowerCase(java.util.Locale.ROOT);
        if (Set.of("true", "yes", "on", "1").contains(text)) {
            return "Write true, without quotes.";
        }
        return Set.of("false", "no", "off", "0").contains(text)
                ? "Write false, without quotes."
                : "Write true or false.";
    }

    private static void add(
            FindingList findings, Part part, String keyword, String wanted, JsonNode value, String remedy) {
        findings.at("keyword-shape", part, part.at(keyword), keyword, wanted, shape(value), remedy);
    }

    private static String shape(JsonNode value) {
        if (value.isArray()) {
            return value.isEmpty() ? "an empty list" : "a list";
        }
        return value.isObject() ? "an object" : Pointers.show(value);
    }
}
