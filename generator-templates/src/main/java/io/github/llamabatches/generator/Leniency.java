package io.github.llamabatches.generator;

import io.github.llamabatches.generator.JavaType.Kind;
import java.util.Set;

/** Reads the extension by which a value of another type counts as absent, and refuses it where it can't have effect. */
final class Leniency {

    private static final String EXTENSION = "x-ignore-unreadable";

    /** Those whose values any JSON can be tested for. */
    private static final Set<Kind> KINDS =
            Set.of(Kind.TEXT, Kind.INTEGER, Kind.LONG, Kind.DECIMAL, Kind.FLOAT, Kind.DOUBLE, Kind.BOOLEAN);

    private Leniency() {}

    /** Whether a property takes a value of another type for absent. */
    static boolean of(SpecPart property, Field field) {
        if (!property.has(EXTENSION) || property.isFalse(EXTENSION)) {
            return false;
        }
        if (!property.isTrue(EXTENSION) || !property.get(EXTENSION).json().isBoolean()) {
            throw unsupported(property, "`" + EXTENSION + "` is true or false.", "Write `true`.");
        }
        if (!field.isNullIfAbsent() || !KINDS.contains(field.type().kind())) {
            throw unsupported(
                    property,
                    "Only an optional text, number or boolean can ignore what is unreadable, and not where null means"
                            + " something else than absent.",
                    "Take `" + EXTENSION + "` out, or the property out of `required`, or add `readOnly: true`.");
        }
        return true;
    }

    /** Refuses the extension on what isn't a property. */
    static void refuse(SpecPart schema) {
        if (schema.has(EXTENSION)) {
            throw unsupported(
                    schema,
                    "Only a property can ignore what is unreadable.",
                    "Write `" + EXTENSION + "` beside the type of a property.");
        }
    }

    private static Refusal.Signal unsupported(SpecPart schema, String message, String remedy) {
        return Refusal.at("supported-leniency", schema.at(EXTENSION), message, remedy);
    }
}
