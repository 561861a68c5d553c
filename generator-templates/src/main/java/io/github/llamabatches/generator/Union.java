package io.github.llamabatches.generator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Java form of a schema with alternatives. */
sealed interface Union {

    /** Returns the alternatives that have a type. */
    List<SpecPart> parts();

    /** Returns whether it becomes a class. */
    default boolean isClass() {
        return false;
    }

    /** A single alternative that defines the type: it is the only one, or an enum next to its type. */
    record Same(SpecPart part) implements Union {

        @Override
        public List<SpecPart> parts() {
            return List.of(part);
        }
    }

    /** A type that can hold the values of all alternatives. */
    record Joined(JavaType.Kind kind) implements Union {

        @Override
        public List<SpecPart> parts() {
            return List.of();
        }
    }

    /** A list that can also be a single item. */
    record OneOrMany(SpecPart list) implements Union {

        @Override
        public List<SpecPart> parts() {
            return List.of(list);
        }
    }

    /** Several enums of one type, joined to an enum with the values of all. */
    record JoinedEnum(List<SpecPart> enums) implements Union {

        @Override
        public List<SpecPart> parts() {
            return List.of();
        }

        @Override
        public boolean isClass() {
            return true;
        }
    }

    /**
     * Variants that can be distinguished by their JSON.
     *
     * @param variants the variants
     * @param key the field whose value selects the variant; empty if the variants have different fields
     */
    record Choice(List<Variant> variants, String key) implements Union {

        @Override
        public List<SpecPart> parts() {
            return variants.stream()
                    .flatMap(variant -> java.util.stream.Stream.ofNullable(variant.schema()))
                    .toList();
        }

        @Override
        public boolean isClass() {
            return true;
        }

        boolean hasOnlyObjects() {
            return variants.stream().allMatch(variant -> variant.jsonType().equals("object"));
        }
    }

    /**
     * A variant.
     *
     * @param jsonType the type in JSON
     * @param schema the schema; null if {@code kind} defines the type
     * @param kind the type in Java if there is no schema
     * @param keys the tags of an object, or the field that no other variant has
     */
    record Variant(String jsonType, @Nullable SpecPart schema, JavaType.Kind kind, List<String> keys) {}

    /** Alternatives that can't be distinguished: JSON, which the caller reads as one of them. */
    record Undecided(List<SpecPart> parts) implements Union {

        @Override
        public boolean isClass() {
            return true;
        }
    }
}
