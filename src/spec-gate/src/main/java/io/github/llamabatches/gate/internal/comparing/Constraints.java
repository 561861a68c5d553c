package io.github.llamabatches.gate.internal.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.comparing.Change.Kind;
import io.github.llamabatches.gate.internal.comparing.Sides.Side;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.Severity;
import java.util.Set;

/** Compares limits of values, and defaults. */
final class Constraints {

    static final Set<String> KEYWORDS = Set.of(
            "maximum",
            "exclusiveMaximum",
            "maxLength",
            "maxItems",
            "maxProperties",
            "minimum",
            "exclusiveMinimum",
            "minLength",
            "minItems",
            "minProperties",
            "pattern",
            "multipleOf",
            "uniqueItems");

    private Constraints() {}

    static void compare(Changes changes, String key, JsonNode old, JsonNode now, Place place, Side side) {
        if (!same(old, now)) {
            boolean breaks = side.sent() && narrower(key, old, now);
            changes.add(
                    Kind.CHANGED,
                    breaks ? Rule.of("request-constraint-narrowed") : Rule.of("constraint-changed"),
                    place,
                    from(key, old, now),
                    breaks ? "requests that were right are refused" : "nobody has to change");
        }
    }

    static void compareDefault(Changes changes, JsonNode old, JsonNode now, Place place, Side side) {
        if (!same(old, now)) {
            changes.add(
                    Kind.CHANGED,
                    Rule.of("default-changed"),
                    side.sent() ? Severity.WARNING : Severity.NOTE,
                    place,
                    from("default", old, now),
                    "whoever leaves it out gets something else");
        }
    }

    private static Text from(String key, JsonNode old, JsonNode now) {
        return Text.of(" changed its %s from %s to %s", key, Meaning.shown(old), Meaning.shown(now));
    }

    private static boolean narrower(String key, JsonNode old, JsonNode now) {
        if (now.isMissingNode()) {
            return false;
        }
        if (key.startsWith("exclusive") || key.equals("uniqueItems")) {
            return now.asBoolean();
        }
        if (key.startsWith("max") && now.isNumber()) {
            return !old.isNumber() || now.decimalValue().compareTo(old.decimalValue()) < 0;
        }
        if (key.startsWith("min") && now.isNumber()) {
            return !old.isNumber() || now.decimalValue().compareTo(old.decimalValue()) > 0;
        }
        return true;
    }

    private static boolean same(JsonNode old, JsonNode now) {
        return old.equals(now)
                || old.isNumber() && now.isNumber() && old.decimalValue().compareTo(now.decimalValue()) == 0;
    }
}
