package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schema with alternatives as a sealed interface, or as JSON if they can't be told apart.
 *
 * @param packageName its package
 * @param name its name
 * @param description the description in the specification
 * @param deprecated whether it should not be used any more
 * @param variants the alternatives
 * @param key the field whose value tells objects apart, empty if they have different fields
 * @param decided whether the alternatives can be told apart
 */
record UnionClass(
        String packageName,
        String name,
        @Nullable String description,
        boolean deprecated,
        List<Variant> variants,
        String key,
        boolean decided) {

    /**
     * An alternative.
     *
     * @param name its class: a record, or one within the interface that holds a value
     * @param constant its name among the kinds
     * @param jsonType its type in JSON
     * @param type the type of the value
     * @param isNested whether its class stands within the interface
     * @param keys the tags of an object, or the field that no other one has
     */
    record Variant(String name, String constant, String jsonType, JavaType type, boolean isNested, List<String> keys) {

        /** The types in JSON that lead to it: a number without a fraction looks like an integer. */
        List<String> jsonTypeLiterals() {
            return jsonType.equals("number")
                    ? List.of(JavaLiteral.of(jsonType), JavaLiteral.of("integer"))
                    : List.of(JavaLiteral.of(jsonType));
        }

        /** The texts that lead to it. */
        List<String> literals() {
            return keys.stream().map(JavaLiteral::of).toList();
        }

        /** Its tags or its field as they stand in JSON, for people. */
        List<String> quoted() {
            return keys.stream().map(key -> "\"" + key + "\"").toList();
        }

        /** The value as a text that Feign sends. */
        String asText() {
            return type.kind() == JavaType.Kind.DECIMAL ? "value.toPlainString()" : "value.toString()";
        }

        /** Returns a copy that nobody can change; null if nobody can change it anyway. */
        @Nullable
        String copy() {
            String copy = type.copy();
            return copy == null ? null : copy.replace("::", ".") + "(value)";
        }

        /** Whether it is a class that can be named as such. */
        boolean isClass() {
            return type.item() == null;
        }
    }

    /** Its name in code: a type that the code uses can have the same simple name. */
    String className() {
        return packageName + "." + name;
    }

    /** Whether all of its values are objects. */
    boolean hasOnlyObjects() {
        return variants.stream().allMatch(variant -> variant.jsonType().equals("object"));
    }

    /** Whether a field of objects has another value for each. */
    boolean isTagged() {
        return !key.isEmpty();
    }

    /** Whether all of its values are texts in a URL. */
    boolean hasOnlyScalars() {
        return variants.stream().allMatch(variant -> variant.type().isScalar());
    }

    String keyLiteral() {
        return JavaLiteral.of(key);
    }

    /** The expression that finds the key of an object. */
    String keyOfJson() {
        if (isTagged()) {
            return "JsonUnion.tag(json, " + keyLiteral() + ")";
        }
        List<String> marks = new ArrayList<>();
        objects().forEach(variant -> marks.addAll(variant.literals()));
        return "JsonUnion.mark(json, " + String.join(", ", marks) + ")";
    }

    /** The variants that are objects, if there are several. */
    List<Variant> objects() {
        return variants.stream().filter(variant -> !variant.keys().isEmpty()).toList();
    }

    boolean hasObjects() {
        return !objects().isEmpty();
    }

    /** The variants that have a type in JSON for themselves. */
    List<Variant> distinctTypes() {
        return variants.stream().filter(variant -> variant.keys().isEmpty()).toList();
    }

    List<Variant> nested() {
        return variants.stream().filter(Variant::isNested).toList();
    }

    /** The type of JSON that no variant takes. */
    String unknownType() {
        return hasOnlyObjects() ? "Map<String, @Nullable Object>" : "Object";
    }

    String unknownCopy() {
        return hasOnlyObjects() ? "Immutable.map(json)" : "Immutable.json(Objects.requireNonNull(json))";
    }

    /** The alternatives of different classes, for which there can be methods of one name. */
    List<Variant> overloads() {
        return variants.stream().filter(Variant::isClass).toList();
    }
}
