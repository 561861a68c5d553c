package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes the class of a schema with alternatives: a sealed interface, or a record with JSON if they can't be
 * distinguished.
 *
 * @param packageName the package
 * @param name the simple name
 * @param description the description in the specification
 * @param deprecated whether it is deprecated
 * @param variants the alternatives
 * @param key the field whose value selects the variant; empty if the variants have different fields
 * @param decided whether the alternatives can be distinguished
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
     * @param name the class: a record, or a nested record that holds a value
     * @param constant the name of its kind
     * @param jsonType the type in JSON
     * @param type the type of the value
     * @param isNested whether the class is nested in the interface
     * @param keys the tags of an object, or the field that no other variant has
     */
    record Variant(String name, String constant, String jsonType, JavaType type, boolean isNested, List<String> keys) {

        /** Returns the JSON types that select it; a number without a fraction has the type integer. */
        List<String> jsonTypeLiterals() {
            return jsonType.equals("number")
                    ? List.of(JavaLiteral.of(jsonType), JavaLiteral.of("integer"))
                    : List.of(JavaLiteral.of(jsonType));
        }

        /** Returns the keys as literals. */
        List<String> literals() {
            return keys.stream().map(JavaLiteral::of).toList();
        }

        /** Returns the keys as JSON for Javadoc. */
        List<String> quoted() {
            return keys.stream()
                    .map(key -> key.matches("-?\\d+") ? key : "\"" + key + "\"")
                    .toList();
        }

        /** Returns the expression for the value in a request. */
        String asText() {
            return type.kind() == JavaType.Kind.DECIMAL ? "value.toPlainString()" : "value.toString()";
        }

        /** Returns the expression for an unmodifiable copy; null for immutable values. */
        @Nullable
        String copy() {
            String copy = type.copy();
            return copy == null ? null : copy.replace("::", ".") + "(value)";
        }
    }

    /**
     * A static method that creates the JSON of an alternative.
     *
     * @param name the name
     * @param type the type of its parameter
     */
    record Factory(String name, JavaType type) {}

    /** Returns the qualified name, because generated code may use another type with the same simple name. */
    String className() {
        return packageName + "." + name;
    }

    /** Returns whether all variants are objects. */
    boolean hasOnlyObjects() {
        return variants.stream().allMatch(variant -> variant.jsonType().equals("object"));
    }

    /** Returns whether the value of a field selects the variant. */
    boolean isTagged() {
        return !key.isEmpty();
    }

    /** Returns whether all values can be sent in a URL. */
    boolean hasOnlyScalars() {
        return variants.stream().allMatch(variant -> variant.type().isScalar());
    }

    String keyLiteral() {
        return JavaLiteral.of(key);
    }

    /** Returns the expression for the key of an object. */
    String keyOfJson() {
        if (isTagged()) {
            return "JsonUnion.tag(json, " + keyLiteral() + ")";
        }
        List<String> marks = new ArrayList<>();
        objects().forEach(variant -> marks.addAll(variant.literals()));
        return "JsonUnion.mark(json, " + String.join(", ", marks) + ")";
    }

    /** Returns the variants that are objects, if there are several. */
    List<Variant> objects() {
        return variants.stream().filter(variant -> !variant.keys().isEmpty()).toList();
    }

    boolean hasObjects() {
        return !objects().isEmpty();
    }

    /** Returns the variants that are selected by their type in JSON. */
    List<Variant> distinctTypes() {
        return variants.stream().filter(variant -> variant.keys().isEmpty()).toList();
    }

    List<Variant> nested() {
        return variants.stream().filter(Variant::isNested).toList();
    }

    /** Returns the type of unknown JSON. */
    String unknownType() {
        return hasOnlyObjects() ? "Map<String, @Nullable Object>" : "Object";
    }

    String unknownCopy() {
        return hasOnlyObjects() ? "Immutable.map(json)" : "Immutable.json(Objects.requireNonNull(json))";
    }

    /**
     * Returns the methods that create the JSON of each alternative. Those of lists and maps have different names,
     * because lists of all types have one class.
     */
    List<Factory> factories() {
        Iterator<String> names = JavaNames.distinct(
                        variants.stream()
                                .map(Variant::type)
                                .filter(type -> type.item() != null)
                                .map(UnionClass::titleOf)
                                .toList(),
                        title -> "of" + title,
                        "",
                        Set.of())
                .iterator();
        return variants.stream()
                .map(variant -> new Factory(variant.type().item() == null ? "of" : names.next(), variant.type()))
                .toList();
    }

    private static String titleOf(JavaType type) {
        if (type.item() == null) {
            return type.text().substring(type.text().lastIndexOf('.') + 1);
        }
        return (type.isList() ? "ListOf" : "MapOf") + titleOf(type.item());
    }
}
