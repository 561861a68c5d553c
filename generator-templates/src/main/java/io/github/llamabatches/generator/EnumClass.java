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
 * @param constants the listed values
 * @param groups the groups of values that have a method
 */
record EnumClass(
        String packageName,
        String name,
        @Nullable String description,
        boolean deprecated,
        List<Constant> constants,
        List<Group> groups) {

    /** Its name in code: a type that the code uses can have the same simple name. */
    String className() {
        return packageName + "." + name;
    }

    /**
     * A listed value.
     *
     * @param name the name of the constant
     * @param value the text on the wire
     * @param description the meaning of the value
     */
    record Constant(String name, String value, @Nullable String description) {

        String literal() {
            return JavaLiteral.of(value);
        }

        /** The text on the wire in quotes, for people. */
        String quoted() {
            return "\"" + value + "\"";
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
