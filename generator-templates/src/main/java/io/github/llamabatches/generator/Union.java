package io.github.llamabatches.generator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Java form of a schema with alternatives. */
sealed interface Union {

    /** The alternatives that are types of their own. */
    List<SpecPart> parts();

    /** Whether it is a class of its own. */
    default boolean isClass() {
        return false;
    }

    /** One alternative says everything: it is the only one, or an enum beside its type. */
    record Same(SpecPart part) implements Union {

        @Override
        public List<SpecPart> parts() {
            return List.of(part);
        }
    }

    /** A type that holds the values of all alternatives. */
    record Joined(JavaType.Kind kind) implements Union {

        @Override
        public List<SpecPart> parts() {
            return List.of();
        }
    }

    /** A value or a list of such values: a list. */
    record OneOrMany(SpecPart list) implements Union {

        @Override
        public List<SpecPart> parts() {
            return List.of(list);
        }
    }

    /** Several enums of one type: an enum with the values of all. */
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
     * Variants that can be told apart by their JSON.
     *
     * @param variants the variants
     * @param key the field whose value tells objects apart, empty if they have different fields
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
     * @param jsonType its type in JSON
     * @param schema its schema; null if {@code kind} says all
     * @param kind its type in Java if it has no schema
     * @param keys the tags of an object, or else the field that no other one has
     */
    record Variant(String jsonType, @Nullable SpecPart schema, JavaType.Kind kind, List<String> keys) {}

    /** Alternatives that can't be told apart: JSON, which the caller reads as one of them. */
    record Undecided(List<SpecPart> parts) implements Union {

        @Override
        public boolean isClass() {
            return true;
        }
    }
}
