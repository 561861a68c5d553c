package io.github.llamabatches.generator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes an open enum.
 *
 * @param packageName the package
 * @param name the simple name
 * @param description the description in the specification
 * @param deprecated whether it is deprecated
 * @param kind the type of the values
 * @param constants the listed values
 * @param groups the groups of values that have a method
 */
record EnumClass(
        String packageName,
        String name,
        @Nullable String description,
        boolean deprecated,
        JavaType.Kind kind,
        List<Constant> constants,
        List<Group> groups) {

    /** Returns the qualified name, because generated code may use another type with the same simple name. */
    String className() {
        return packageName + "." + name;
    }

    /** Returns whether the values are strings. */
    boolean isText() {
        return kind == JavaType.Kind.TEXT;
    }

    /** Returns the superclass. */
    String base() {
        return "OpenEnum<" + valueType() + ">";
    }

    /** Returns the noun for the values in Javadoc. */
    String valueWord() {
        return isText() ? "string" : "number";
    }

    /** Returns the type of the values. */
    String valueType() {
        return JavaType.of(kind, false).text();
    }

    /**
     * A listed value.
     *
     * @param name the name of the constant
     * @param value the string or number on the wire
     * @param kind the type of the value
     * @param description the description
     */
    record Constant(
            String name,
            String value,
            JavaType.Kind kind,
            @Nullable String description) {

        String literal() {
            return switch (kind) {
                case INTEGER -> value;
                case LONG -> value + "L";
                case DECIMAL -> "new BigDecimal(\"" + value + "\")";
                default -> JavaLiteral.of(value);
            };
        }

        /** Returns the value as JSON for Javadoc. */
        String quoted() {
            return kind == JavaType.Kind.TEXT ? "\"" + value + "\"" : value;
        }
    }

    /**
     * A group of values.
     *
     * @param method the name of the method that returns true for them
     * @param description the description
     * @param constants the names of the constants
     */
    record Group(String method, String description, List<Constant> constants) {}
}
