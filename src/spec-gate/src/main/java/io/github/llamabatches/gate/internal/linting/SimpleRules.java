package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Case;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs the checks that are defined in rules.yaml: an element of the kinds {@code of} causes a finding if each field in
 * {@code where} matches its pattern, or doesn't match it if the pattern begins with an exclamation mark.
 *
 * <p>A field is a keyword with its string value; an absent one is empty, a non-empty object or list is an ellipsis.
 * {@code keyword?} is whether it is present, {@code keyword/*} are the keys of its value, {@code /keyword} is a keyword
 * of the document, and {@code @name} is a property of the element.
 */
final class SimpleRules implements PartCheck {

    private static final List<Check> CHECKS =
            Rule.all().stream().flatMap(SimpleRules::checks).toList();

    private record Field(String name, Pattern pattern, boolean negated) {}

    private record Check(Case words, Set<Kind> kinds, List<Field> fields) {

        /** Returns whether the check applies to an element: of a reference, only its name and location are known. */
        boolean concerns(Part part) {
            return kinds.contains(part.kind())
                    && (!part.isReference()
                            || fields.stream().allMatch(field -> field.name().startsWith("@")));
        }

        boolean eachKey() {
            return fields.stream().anyMatch(field -> field.name().equals("@key"));
        }
    }

    private static Stream<Check> checks(Rule rule) {
        List<JsonNode> entries = new ArrayList<>();
        if (rule.data().has("of")) {
            entries.add(rule.data());
        }
        rule.data().path("checks").forEach(entries::add);
        return entries.stream().map(data -> {
            Set<Kind> kinds = new HashSet<>();
            for (String kind : data.path("of").asText().split(" ")) {
                kinds.add(Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_')));
            }
            List<Field> fields = new ArrayList<>();
            data.path("where").properties().forEach(entry -> {
                String pattern = entry.getValue().asText();
                boolean negated = pattern.startsWith("!");
                fields.add(new Field(
                        entry.getKey(), Pattern.compile(pattern.substring(negated ? 1 : 0), Pattern.DOTALL), negated));
            });
            return new Check(new Case(rule, data), kinds, fields);
        });
    }

    @Override
    public void check(SpecParts parts, FindingList findings) {
        for (Part part : parts.all()) {
            for (Check check : CHECKS) {
                if (!check.concerns(part)) {
                    continue;
                }
                List<String> keys = check.eachKey()
                        ? part.node().propertyStream().map(Map.Entry::getKey).toList()
                        : List.of("");
                for (String key : keys) {
                    Map<String, String> values = new HashMap<>(Map.of("key", key));
                    if (check.fields().stream().allMatch(field -> matches(field, part, findings.document(), values))) {
                        add(findings, check, part, values);
                    }
                }
            }
        }
    }

    private static void add(FindingList findings, Check check, Part part, Map<String, String> values) {
        String keyword = check.words().text("at");
        String value = keyword.isEmpty() ? part.name() : text(part.get(keyword));
        values.put("value", value);
        values.put("snake", Names.snakeCase(value));
        values.put("camel", Names.camelCase(value, true));
        String pointer = keyword.isEmpty() ? part.pointer() : part.at(keyword);
        findings.add(
                check.words(),
                part,
                check.eachKey() ? SpecDocument.child(pointer, values.get("key")) : pointer,
                values);
    }

    private static boolean matches(Field field, Part part, SpecDocument document, Map<String, String> values) {
        Matcher matcher = field.pattern().matcher(value(field.name(), part, document, values));
        boolean matches = matcher.matches();
        if (matches && matcher.groupCount() > 0) {
            values.put("1", matcher.group(1));
        }
        return matches != field.negated();
    }

    private static String value(String field, Part part, SpecDocument document, Map<String, String> values) {
        if (field.startsWith("/")) {
            return value(field.substring(1), document.parts().document(), document, values);
        }
        if (field.endsWith("?")) {
            return String.valueOf(part.has(field.substring(0, field.length() - 1)));
        }
        if (field.endsWith("/*")) {
            StringBuilder keys = new StringBuilder(" ");
            part.get(field.substring(0, field.length() - 2))
                    .fieldNames()
                    .forEachRemaining(key -> keys.append(key).append(' '));
            return keys.toString();
        }
        return switch (field) {
            case "@key" -> values.getOrDefault("key", "");
            case "@name" -> part.name();
            case "@role" -> part.role();
            case "@parent" -> part.parent() == null ? "" : part.parent().kind().words();
            case "@callback" -> String.valueOf(part.isInCallback());
            case "@converted" -> String.valueOf(document.isConverted());
            default -> text(part.get(field));
        };
    }

    private static String text(JsonNode value) {
        if (value.isContainerNode()) {
            String brackets = value.isArray() ? "[]" : "{}";
            return value.isEmpty() ? brackets : brackets.charAt(0) + "…" + brackets.charAt(1);
        }
        return value.isNull() || value.asText().isBlank() ? "" : value.asText();
    }
}
