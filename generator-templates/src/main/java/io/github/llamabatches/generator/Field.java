package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a record: decides its type, its annotations, its check and its place in the builder.
 *
 * @param wireName its name in JSON
 * @param name its name in Java
 * @param type the type of its value
 * @param required whether it must be there
 * @param readOnly whether nobody sends it back, so that null and absent are the same
 * @param deprecated whether it should not be used any more
 * @param description the description in the specification
 * @param defaultValue the default, in JSON
 */
record Field(
        String wireName,
        String name,
        JavaType type,
        boolean required,
        boolean readOnly,
        boolean deprecated,
        @Nullable String description,
        @Nullable String defaultValue) {

    /** Whether absent, null and a value are three things. */
    boolean isJsonNullable() {
        return !required && type.nullable() && !readOnly;
    }

    /** Whether null stands for a field that is absent. */
    boolean isNullIfAbsent() {
        return !required && !isJsonNullable();
    }

    /** Whether null is a value of it, though it must be there. */
    private boolean isRequiredNullable() {
        return required && type.nullable();
    }

    boolean isNeverNull() {
        return required ? !type.nullable() : isJsonNullable();
    }

    /** The type of the component and of its accessor. */
    String componentType() {
        return isJsonNullable() ? "JsonNullable<" + type.text() + ">" : parameterType();
    }

    /** The type of the parameter of the builder's method. */
    String parameterType() {
        return required && !type.nullable() ? type.text() : "@Nullable " + type.text();
    }

    /** The annotations of the component. */
    List<String> annotations() {
        List<String> annotations = readAnnotations();
        if (isRequiredNullable()) {
            annotations.add("@JsonInclude(JsonInclude.Include.ALWAYS)");
        }
        if (isJsonNullable()) {
            annotations.add(
                    "@JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = JsonNullable.Absent.class)");
        }
        return annotations;
    }

    /** The annotations that tell Jackson how to read it, of the component or of the builder's method. */
    List<String> readAnnotations() {
        List<String> annotations = new ArrayList<>();
        String literal = JavaLiteral.of(wireName);
        annotations.add(
                required
                        ? "@JsonProperty(value = " + literal + ", required = true)"
                        : "@JsonProperty(" + literal + ")");
        List<String> refused = new ArrayList<>();
        if (required && !type.nullable()) {
            refused.add("nulls = Nulls.FAIL");
        }
        if (type.refusesNullItems()) {
            refused.add("contentNulls = Nulls.FAIL");
        }
        if (!refused.isEmpty()) {
            annotations.add("@JsonSetter(" + String.join(", ", refused) + ")");
        }
        return annotations;
    }

    /** Returns the statements of the constructor that refuse a missing value and copy a mutable one. */
    List<String> checks() {
        List<String> checks = new ArrayList<>();
        if (isNeverNull()) {
            checks.add("Objects.requireNonNull(" + name + ", " + JavaLiteral.of(wireName) + ");");
        }
        String copy = type.copy();
        if (copy != null) {
            checks.add(name + " = " + copied(copy) + ";");
        }
        return checks;
    }

    private String copied(String copy) {
        if (isJsonNullable()) {
            return name + ".map(" + copy.replace("List::copyOf", "Immutable::list") + ")";
        }
        String call = copy.replace("::", ".") + "(" + name + ")";
        return isNeverNull() || copy.equals("Immutable::json") ? call : name + " == null ? null : " + call;
    }

    /** The field of the builder. */
    String builderField() {
        if (isRequiredNullable() || isJsonNullable()) {
            return "JsonNullable<" + type.text() + "> " + name + " = JsonNullable.absent()";
        }
        return "@Nullable " + type.text() + " " + name;
    }

    /** How the builder keeps a value that it is given. */
    String kept() {
        return isRequiredNullable() || isJsonNullable() ? "JsonNullable.of(" + name + ")" : name;
    }

    /** How the builder keeps the value of a record. */
    String copiedToBuilder() {
        return isRequiredNullable() ? kept() : name;
    }

    /** How the builder gives its value to the record. */
    String built() {
        if (isRequiredNullable()) {
            return name + ".require(" + JavaLiteral.of(wireName) + ")";
        }
        return name;
    }

    /** Returns the method of the builder that makes a set value absent again. */
    String clearMethod() {
        return "clear" + JavaNames.capitalized(name);
    }

    /** All code that is written of it, for the imports. */
    List<String> code() {
        List<String> code = new ArrayList<>(annotations());
        code.addAll(checks());
        code.addAll(List.of(componentType(), parameterType(), builderField(), kept(), built()));
        return code;
    }
}
