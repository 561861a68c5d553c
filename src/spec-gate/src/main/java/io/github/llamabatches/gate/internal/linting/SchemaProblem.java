package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import io.github.llamabatches.gate.internal.reading.Case;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An error of the schema validator.
 *
 * @param pointer the location in the validated document
 * @param schemaPath the evaluated keywords, from the root of the schema
 * @param keyword the last keyword
 * @param property the missing or unexpected property
 * @param arguments the values of the keyword
 * @param text the validator's message
 * @param rulePlace the JSON pointer to the violated keyword in the schema
 */
record SchemaProblem(
        String pointer,
        List<String> schemaPath,
        String keyword,
        @Nullable String property,
        List<String> arguments,
        String text,
        String rulePlace) {

    static SchemaProblem of(Error error) {
        StringBuilder pointer = new StringBuilder();
        for (String name : names(error.getInstanceLocation())) {
            pointer.append(SpecDocument.child("", name));
        }
        Object[] arguments = error.getArguments();
        return new SchemaProblem(
                pointer.toString(),
                names(error.getEvaluationPath()),
                Objects.requireNonNullElse(error.getKeyword(), ""),
                error.getProperty(),
                arguments == null
                        ? List.of()
                        : Arrays.stream(arguments).map(String::valueOf).toList(),
                String.valueOf(error.getMessage()),
                String.valueOf(error.getSchemaLocation()).replaceFirst("^[^#]*#", ""));
    }

    private static List<String> names(NodePath path) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < path.getNameCount(); i++) {
            names.add(String.valueOf(path.getElement(i)));
        }
        return names;
    }

    /** Returns the location for the finding: of an unexpected property, the property itself. */
    String place() {
        return keyword.matches("(additional|unevaluated)Properties") && property != null
                ? SpecDocument.child(pointer, property)
                : pointer;
    }

    /** Returns the finding about a value with the given subject: its texts are those of the keyword. */
    Finding finding(SpecDocument document, String place, String what, JsonNode value) {
        String name = String.valueOf(property);
        boolean status = keyword.endsWith("Properties") && name.matches("[1-5][xX]{2}");
        Map<String, String> values = new HashMap<>();
        values.put("what", what);
        values.put("value", Pointers.show(value));
        values.put("size", String.valueOf(value.size()));
        values.put("text", text.replaceFirst("\\.$", ""));
        values.put("keyword", keyword);
        values.put("property", name);
        values.put("status", name.toUpperCase(Locale.ROOT));
        values.put("path", String.join("/", schemaPath));
        values.put("argument", argument(0));
        values.put("second", argument(1));
        values.put("choices", argument(0).replaceAll("^\\[|]$", ""));
        values.put("characters", argument(0) + (argument(0).equals("1") ? " character" : " characters"));
        values.put("entries", argument(0) + (argument(0).equals("1") ? " entry" : " entries"));
        Rule rule = Rule.of("oas3-schema");
        JsonNode texts = rule.data().path("cases").path(status ? "status" : keyword);
        return Finding.atWritten(document, place, new Case(rule, texts), values);
    }

    private String argument(int index) {
        return index < arguments.size() ? arguments.get(index) : "another one";
    }
}
