package io.github.llamabatches.generator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An enum of a specification as a class that keeps other values too.
 *
 * @param packageName its package
 * @param name its name
 * @param description the description in the specification
 * @param deprecated whether it should not be used any more
 * @param kind the type of its values
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

    /** Its name in code: a type that the code uses can have the same simple name. */
    String className() {
        return packageName + "." + name;
    }

    /** Whether its values are texts. */
    boolean isText() {
        return kind == JavaType.Kind.TEXT;
    }

    /** The class that it extends. */
    String base() {
        return isText() ? "OpenEnum" : "OpenNumber<" + valueType() + ">";
    }

    /** The word for its values. */
    String valueWord() {
        return isText() ? "text" : "number";
    }

    /** The type of its values. */
    String valueType() {
        return JavaType.of(kind, false).text();
    }

    /**
     * A listed value.
     *
     * @param name the name of the constant
     * @param value the text or the number on the wire
     * @param kind the type of the value
     * @param description the meaning of the value
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

        /** The value in JSON, for people. */
        String quoted() {
            return kind == JavaType.Kind.TEXT ? "\"" + value + "\"" : value;
        }
    }

    /**
     * Values that have something in common.
     *
     * @param method the method that is true for them
     * @param description the meaning of the group
     * @param constants the values
     */
    record Group(String method, String description, List<Constant> constants) {}
}
