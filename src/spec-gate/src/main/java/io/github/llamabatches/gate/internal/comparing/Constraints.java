package io.github.llamabatches.gate.internal.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.comparing.Sides.Side;
import java.util.Set;

/** Compares constraints and defaults. */
final class Constraints {

    static final Set<String> KEYWORDS =
            Set.of(("maximum exclusiveMaximum maxLength maxItems maxProperties minimum exclusiveMinimum "
                            + "minLength minItems minProperties pattern multipleOf uniqueItems")
                    .split(" "));

    private Constraints() {}

    static void compare(Changes changes, String key, JsonNode old, JsonNode now, Place place, Side side) {
        if (!same(old, now)) {
            changes.add(
                    side.sent() && narrower(key, old, now) ? "request-constraint-narrowed" : "constraint-changed",
                    place,
                    key,
                    old,
                    now);
        }
    }

    static void compareDefault(Changes changes, JsonNode old, JsonNode now, Place place, Side side) {
        if (!same(old, now)) {
            changes.add(side.sent() ? "default-changed" : "default-changed/in-response", place, "default", old, now);
        }
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
        return !key.equals("multipleOf")
                || !old.isNumber()
                || now.decimalValue().signum() <= 0
                || old.decimalValue().remainder(now.decimalValue()).signum() != 0;
    }

    private static boolean same(JsonNode old, JsonNode now) {
        return old.equals(now)
                || old.isNumber() && now.isNumber() && old.decimalValue().compareTo(now.decimalValue()) == 0;
    }
}
