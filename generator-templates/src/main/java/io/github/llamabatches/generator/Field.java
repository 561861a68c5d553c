package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes a field of a record: its type, annotations, checks and its counterpart in the builder.
 *
 * @param wireName the name in JSON
 * @param name the name in Java
 * @param type the type of the value
 * @param required whether it is required
 * @param readOnly whether it isn't sent in requests, so that null and absent are equivalent
 * @param lenient whether a value of another type is read as absent
 * @param deprecated whether it is deprecated
 * @param description the description in the specification
 * @param defaultValue the default, as JSON
 * @param constant the only value, as JSON; null if there are several
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

    /** Returns whether absent, null and a value are different. */
    boolean isJsonNullable() {
        return !required && type.nullable() && !readOnly;
    }

    /** Returns whether null means absent. */
    boolean isNullIfAbsent() {
        return !required && !isJsonNullable();
    }

    /** Returns whether it is required and null is a valid value, so that only the builder detects a missing value. */
    boolean isRequiredNullable() {
        return required && type.nullable();
    }

    boolean isNeverNull() {
        return required ? !type.nullable() : isJsonNullable();
    }

    /** Returns the type of the component and its accessor. */
    String componentType() {
        return isJsonNullable() ? "JsonNullable<" + type.text() + ">" : parameterType();
    }

    /** Returns the type of the builder method's parameter. */
    String parameterType() {
        return required && !type.nullable() ? type.text() : "@Nullable " + type.text();
    }

    /** Returns the annotations of the component for writing JSON. */
    List<String> annotations() {
        List<String> annotations = new ArrayList<>(List.of("@JsonProperty(" + property() + ")"));
        if (isRequiredNullable()) {
            annotations.add("@JsonInclude(JsonInclude.Include.ALWAYS)");
        }
        if (isJsonNullable()) {
            annotations.add(
                    "@JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = JsonNullable.Absent.class)");
        }
        return annotations;
    }

    /** The default shows the only value of a type that has others, for code that creates values by reflection. */
    private String property() {
        return constant == null || type.kind() == JavaType.Kind.ENUM
                ? wireLiteral()
                : "value = " + wireLiteral() + ", defaultValue = " + JavaLiteral.of(constant);
    }

    /**
     * Returns whether Jackson sets the builder's field, which is faster and needs less memory than calling the method.
     */
    boolean isReadByField() {
        return !lenient && !isReadByMethod();
    }

    /** Returns whether Jackson calls the builder's method, to distinguish null from an absent field. */
    boolean isReadByMethod() {
        return isJsonNullable() || isRequiredNullable();
    }

    /** Returns whether Jackson would use the builder's method as the setter of another field. */
    boolean looksLikeSetter() {
        return name.startsWith("set");
    }

    /** Returns the annotation of the builder's field or method for reading JSON. */
    String readAnnotation() {
        String oneForMany =
                type.takesOneForMany() ? "@JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) " : "";
        return oneForMany
                + (type.refusesNullItems()
                        ? "@JsonSetter(value = " + wireLiteral() + ", contentNulls = Nulls.FAIL)"
                        : "@JsonSetter(" + wireLiteral() + ")");
    }

    /** Returns the value that {@code builder()} sets because no other one is valid; null if there is none. */
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

    /** Returns the name in JSON as a literal. */
    String wireLiteral() {
        return JavaLiteral.of(wireName);
    }

    /** Returns whether the constructor rejects null as a missing value. */
    boolean isCheckedByConstructor() {
        return required && !type.nullable();
    }

    /** Returns the statements of the constructor that normalize null and copy a mutable value. */
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

    /** Returns the declaration of the builder's field. */
    String builderField() {
        String text = isRequiredNullable() ? "JsonNullable<" + type.text() + ">" : type.text();
        return isJsonNullable()
                ? "JsonNullable<" + text + "> " + name + " = JsonNullable.absent()"
                : "@Nullable " + text + " " + name;
    }

    /** Returns the cast of an untyped value to the type of the builder's field; empty if it needs none. */
    String cast() {
        return type.text().equals("Object") ? "" : "(" + type.text() + ") ";
    }

    /** Returns whether the compiler can't check the cast. */
    boolean isGeneric() {
        return type.text().indexOf('<') >= 0;
    }

    /** Returns the expression that converts the builder method's argument. */
    String kept() {
        return isReadByMethod() ? "JsonNullable.of(" + name + ")" : name;
    }

    /** Returns the expression that copies the record's value to the builder. */
    String copiedToBuilder() {
        return isRequiredNullable() ? kept() : name;
    }

    /** Returns the expression that passes the builder's value to the record. */
    String built() {
        return isRequiredNullable() ? name + ".get()" : name;
    }

    /** Returns the expression that reads a value that may have another type. */
    String keptLeniently() {
        return "Lenient.value(" + type.text() + ".class, " + name + ")";
    }

    /** Returns the name of the builder's method that makes the field absent. */
    String clearMethod() {
        return "clear" + JavaNames.capitalized(name);
    }
}
