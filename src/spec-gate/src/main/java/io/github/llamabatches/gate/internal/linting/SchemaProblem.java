package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

    /** Returns a sentence about the value with the given subject. */
    String message(String what, JsonNode value) {
        return switch (keyword) {
            case "required" -> "\"" + property + "\" is missing in " + what + ".";
            case "additionalProperties", "unevaluatedProperties" ->
                "\"" + property + "\" is not allowed in " + what + ".";
            case "type" -> what + " is of type " + argument(0) + ", and must be of type " + argument(1) + ".";
            case "enum" -> what + " is " + Pointers.show(value) + ", and must be one of " + choices() + ".";
            case "pattern" -> what + " is " + Pointers.show(value) + ", and must match " + argument(0) + ".";
            case "minimum" -> what + " is " + Pointers.show(value) + ", and must be at least " + argument(0) + ".";
            case "maximum" -> what + " is " + Pointers.show(value) + ", and must be at most " + argument(0) + ".";
            case "exclusiveMinimum" ->
                what + " is " + Pointers.show(value) + ", and must be greater than " + argument(0) + ".";
            case "exclusiveMaximum" ->
                what + " is " + Pointers.show(value) + ", and must be less than " + argument(0) + ".";
            case "multipleOf" ->
                what + " is " + Pointers.show(value) + ", and must be a multiple of " + argument(0) + ".";
            case "minLength" ->
                what + " is " + Pointers.show(value) + ", and must have at least " + count("character") + ".";
            case "maxLength" ->
                what + " is " + Pointers.show(value) + ", and must have at most " + count("character") + ".";
            case "minItems" -> what + " must have at least " + count("entry") + ", and has " + value.size() + ".";
            case "maxItems" -> what + " must have at most " + count("entry") + ", and has " + value.size() + ".";
            case "uniqueItems" -> what + " has an entry twice.";
            // The validator reports each format as a pattern that doesn't match.
            case "format" -> what + " is " + Pointers.show(value) + ", which is no " + argument(0) + ".";
            default -> what + ": " + text + (text.endsWith(".") ? "" : ".");
        };
    }

    String remedy() {
        return switch (keyword) {
            case "required" -> "Add \"" + property + "\".";
            case "additionalProperties", "unevaluatedProperties" ->
                String.valueOf(property).matches("[1-5][xX]{2}")
                        ? "Write \"" + String.valueOf(property).toUpperCase(Locale.ROOT) + "\"."
                        : "Remove \"" + property + "\", correct its spelling, or move it to where it belongs.";
            case "type" -> "Write a value of type " + argument(1) + ".";
            case "enum" -> "Write one of " + choices() + ".";
            case "format" -> "Write a value of the format " + argument(0) + ".";
            case "minimum" -> "Write a number that is at least " + argument(0) + ".";
            case "maximum" -> "Write a number that is at most " + argument(0) + ".";
            case "exclusiveMinimum" -> "Write a number that is greater than " + argument(0) + ".";
            case "exclusiveMaximum" -> "Write a number that is less than " + argument(0) + ".";
            case "multipleOf" -> "Write a multiple of " + argument(0) + ".";
            case "minLength" -> "Write a text of at least " + count("character") + ".";
            case "maxLength" -> "Write a text of at most " + count("character") + ".";
            case "minItems" -> "List at least " + count("entry") + ".";
            case "maxItems" -> "List at most " + count("entry") + ".";
            case "uniqueItems" -> "Remove the second one.";
            case "pattern" -> "Write a text that matches " + argument(0) + ".";
            case "not", "oneOf", "anyOf" ->
                "Write only what goes together here; the schema's rule is at " + String.join("/", schemaPath) + ".";
            default -> "Change the value so that it fulfils \"" + keyword + "\".";
        };
    }

    private String count(String noun) {
        boolean one = argument(0).equals("1");
        return argument(0) + " " + (one ? noun : noun.replaceFirst("y$", "ie") + "s");
    }

    private String choices() {
        return argument(0).replaceAll("^\\[|]$", "");
    }

    private String argument(int index) {
        return index < arguments.size() ? arguments.get(index) : "another one";
    }
}
