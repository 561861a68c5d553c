package io.github.llamabatches.generator;

import io.github.llamabatches.generator.JavaType.Kind;
import java.util.Set;

/** Reads the extension for reading an invalid value as absent, and rejects it where it isn't supported. */
final class Leniency {

    private static final String EXTENSION = "x-ignore-unreadable";

    /** The types whose values can be validated. */
    private static final Set<Kind> KINDS =
            Set.of(Kind.TEXT, Kind.INTEGER, Kind.LONG, Kind.DECIMAL, Kind.FLOAT, Kind.DOUBLE, Kind.BOOLEAN);

    private Leniency() {}

    /** Returns whether invalid values of a property are read as absent. */
    static boolean of(SpecPart property, Field field) {
        if (!property.has(EXTENSION) || property.isFalse(EXTENSION)) {
            return false;
        }
        if (!property.isTrue(EXTENSION) || !property.get(EXTENSION).json().isBoolean()) {
            throw unsupported(property, "`" + EXTENSION + "` must be true or false.", "Write `true`.");
        }
        if (!field.isNullIfAbsent() || !KINDS.contains(field.type().kind())) {
            throw unsupported(
                    property,
                    "Only an optional string, number or boolean can ignore unreadable values, and only if null doesn't"
                            + " differ from absent.",
                    "Remove `" + EXTENSION + "`, or remove the property from `required`, or add `readOnly: true`.");
        }
        return true;
    }

    /** Rejects the extension on a schema that isn't a property. */
    static void refuse(SpecPart schema) {
        if (schema.has(EXTENSION)) {
            throw unsupported(
                    schema,
                    "Only a property can ignore unreadable values.",
                    "Write `" + EXTENSION + "` next to the type of a property.");
        }
    }

    private static Refusal.Signal unsupported(SpecPart schema, String message, String remedy) {
        return Refusal.at("supported-leniency", schema.at(EXTENSION), message, remedy);
    }
}
