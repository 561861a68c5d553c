package io.github.llamabatches.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.Change.Kind;
import io.github.llamabatches.gate.Changes.Place;
import io.github.llamabatches.gate.Sides.Side;
import java.util.List;

/** Compares limits and defaults. */
final class Constraints {

    static final List<String> KEYWORDS = List.of(
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

    static void compare(Changes changes, JsonNode old, JsonNode now, Place place, Text subject, Side side) {
        for (String key : KEYWORDS) {
            if (!same(old.path(key), now.path(key))) {
                boolean breaks = side.sent() && narrower(key, old.path(key), now.path(key));
                changes.add(
                        Kind.CHANGED,
                        breaks ? Rule.REQUEST_CONSTRAINT_NARROWED : Rule.CONSTRAINT_CHANGED,
                        place.child(key),
                        from(subject, key, old.path(key), now.path(key)),
                        breaks ? "requests that were right are refused" : "nobody has to change");
            }
        }
        if (!same(old.path("default"), now.path("default"))) {
            changes.add(
                    Kind.CHANGED,
                    Rule.DEFAULT_CHANGED,
                    side.sent() ? Severity.WARNING : Severity.NOTE,
                    place.child("default"),
                    from(subject, "default", old.path("default"), now.path("default")),
                    "whoever leaves it out gets something else");
        }
    }

    private static Text from(Text subject, String key, JsonNode old, JsonNode now) {
        return subject.then(" changed its %s from %s to %s", key, Differ.shown(old), Differ.shown(now));
    }

    private static boolean narrower(String key, JsonNode old, JsonNode now) {
        if (now.isMissingNode()) {
            return false;
        }
        if (key.startsWith("exclusive") || key.equals("uniqueItems")) {
            return now.asBoolean();
        }
        if (key.startsWith("max")) {
            return !old.isNumber() || now.decimalValue().compareTo(old.decimalValue()) < 0;
        }
        if (key.startsWith("min")) {
            return !old.isNumber() || now.decimalValue().compareTo(old.decimalValue()) > 0;
        }
        return true;
    }

    private static boolean same(JsonNode old, JsonNode now) {
        return old.equals(now)
                || old.isNumber() && now.isNumber() && old.decimalValue().compareTo(now.decimalValue()) == 0;
    }
}
