package io.github.llamabatches.generator;

import io.github.llamabatches.generator.JavaType.Kind;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the extension by which a value of another type counts as absent, and refuses it where it can't have effect. */
final class Leniency {

    private static final String EXTENSION = "x-ignore-unreadable";

    /** Those whose values any JSON can be tested for. */
    private static final Set<Kind> KINDS =
            Set.of(Kind.TEXT, Kind.INTEGER, Kind.LONG, Kind.DECIMAL, Kind.FLOAT, Kind.DOUBLE, Kind.BOOLEAN);

    private Leniency() {}

    /** Whether a property takes a value of another type for absent. */
    static boolean of(Schema<?> property, Field field, Places places) {
        Object written = written(property);
        if (written == null || Boolean.FALSE.equals(written)) {
            return false;
        }
        String pointer = places.of(property);
        if (!Boolean.TRUE.equals(written)) {
            throw unsupported(pointer, "`" + EXTENSION + "` is true or false.", "Write `true`.", places);
        }
        if (!field.isNullIfAbsent() || !KINDS.contains(field.type().kind())) {
            throw unsupported(
                    pointer,
                    "Only an optional text, number or boolean can ignore what is unreadable, and not where null means"
                            + " something else than absent.",
                    "Take `" + EXTENSION + "` out, or the property out of `required`, or add `readOnly: true`.",
                    places);
        }
        return true;
    }

    /** Refuses the extension on what isn't a property. */
    static void refuse(Schema<?> schema, String pointer, Places places) {
        if (written(schema) != null) {
            throw unsupported(
                    pointer,
                    "Only a property can ignore what is unreadable.",
                    "Write `" + EXTENSION + "` beside the type of a property.",
                    places);
        }
    }

    private static @Nullable Object written(Schema<?> schema) {
        return schema.getExtensions() == null ? null : schema.getExtensions().get(EXTENSION);
    }

    private static UnsupportedSpecificationException unsupported(
            String pointer, String message, String remedy, Places places) {
        return places.unsupportedAt("supported-leniency", pointer + "/" + EXTENSION, message, remedy);
    }
}
