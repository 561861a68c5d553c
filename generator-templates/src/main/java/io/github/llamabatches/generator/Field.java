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
 * @param lenient whether a value of another type is taken for absent
 * @param deprecated whether it should not be used any more
 * @param description the description in the specification
 * @param defaultValue the default, in JSON
 * @param constant the only value that it can have, in JSON
 */
record Field(
        String wireName,
        String name,
        JavaType type,
        boolean required,
        boolean readOnly,
        boolean lenient,
        boolean deprecated,
        @Nullable String description,
        @Nullable String defaultValue,
        @Nullable String constant) {

    Field asLenient() {
        return new Field(
                wireName, name, type, required, readOnly, true, deprecated, description, defaultValue, constant);
    }

    /** Whether absent, null and a value are three things. */
    boolean isJsonNullable() {
        return !required && type.nullable() && !readOnly;
    }

    /** Whether null stands for a field that is absent. */
    boolean isNullIfAbsent() {
        return !required && !isJsonNullable();
    }

    /** Whether null is a value of it, though it must be there: only the builder notices that it is missing. */
    boolean isRequiredNullable() {
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

    /** The annotations of the component, which Jackson writes. */
    List<String> annotations() {
        List<String> annotations = new ArrayList<>(List.of("@JsonProperty(" + wireLiteral() + ")"));
        if (isRequiredNullable()) {
            annotations.add("@JsonInclude(JsonInclude.Include.ALWAYS)");
        }
        if (isJsonNullable()) {
            annotations.add(
                    "@JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = JsonNullable.Absent.class)");
        }
        return annotations;
    }

    /** Whether Jackson sets the field of the builder, which takes less time and memory than to call the method. */
    boolean isReadByField() {
        return !lenient && !isReadByMethod();
    }

    /** Whether Jackson calls the method of the builder, which tells null from a field that is absent. */
    boolean isReadByMethod() {
        return isJsonNullable() || isRequiredNullable();
    }

    /** Whether Jackson would take the method of the builder for the setter of another field. */
    boolean looksLikeSetter() {
        return name.startsWith("set");
    }

    /** The annotation of what Jackson reads with. */
    String readAnnotation() {
        String oneForMany =
                type.takesOneForMany() ? "@JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) " : "";
        return oneForMany
                + (type.refusesNullItems()
                        ? "@JsonSetter(value = " + wireLiteral() + ", contentNulls = Nulls.FAIL)"
                        : "@JsonSetter(" + wireLiteral() + ")");
    }

    /** The only value that it can have in Java, if it must be there: then callers needn't set it. Else null. */
    @Nullable
    String preset() {
        if (constant == null || !required || type.nullable()) {
            return null;
        }
        boolean whole = constant.matches("-?\\d{1,18}");
        return switch (type.kind()) {
            case ENUM -> type.text() + "." + JavaNames.constant(constant);
            case BOOLEAN -> constant;
            case INTEGER -> whole ? constant : null;
            case LONG -> whole ? constant + "L" : null;
            case DECIMAL -> "new BigDecimal(\"" + constant + "\")";
            default -> null;
        };
    }

    /** Its name in JSON as a literal. */
    String wireLiteral() {
        return JavaLiteral.of(wireName);
    }

    /** Whether the constructor refuses null for it, as for a field that is missing. */
    boolean isCheckedByConstructor() {
        return required && !type.nullable();
    }

    /** Returns the statements of the constructor that keep absent and null apart, and copy a mutable value. */
    List<String> checks() {
        List<String> checks = new ArrayList<>();
        if (isJsonNullable()) {
            checks.add("Objects.requireNonNull(" + name + ", " + wireLiteral() + ");");
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
        String text = isRequiredNullable() ? "JsonNullable<" + type.text() + ">" : type.text();
        return isJsonNullable()
                ? "JsonNullable<" + text + "> " + name + " = JsonNullable.absent()"
                : "@Nullable " + text + " " + name;
    }

    /** How the builder keeps a value that it is given. */
    String kept() {
        return isReadByMethod() ? "JsonNullable.of(" + name + ")" : name;
    }

    /** How the builder keeps the value of a record. */
    String copiedToBuilder() {
        return isRequiredNullable() ? kept() : name;
    }

    /** How the builder gives its value to the record. */
    String built() {
        return isRequiredNullable() ? name + ".get()" : name;
    }

    /** How the builder reads a value that may be of another type. */
    String keptLeniently() {
        return "Lenient.value(" + type.text() + ".class, " + name + ")";
    }

    /** Returns the method of the builder that makes a set value absent again. */
    String clearMethod() {
        return "clear" + JavaNames.capitalized(name);
    }
}
