package io.github.llamabatches.gate.internal.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.comparing.Change.Kind;
import io.github.llamabatches.gate.internal.comparing.Sides.Side;
import io.github.llamabatches.gate.internal.reading.Located;
import io.github.llamabatches.gate.internal.reading.Rule;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Compares the values of enums, and what this project's extensions say of them. */
final class EnumComparison {

    private static final String OPEN = "x-extensible-enum";
    private static final String GROUPS = "x-enum-groups";

    private final Changes changes;

    EnumComparison(Changes changes) {
        this.changes = changes;
    }

    void compare(MergedSchema was, MergedSchema is, Place place, Side side) {
        JsonNode old = was.get("enum");
        JsonNode now = is.get("enum");
        boolean wasOpen = was.get(OPEN).asBoolean();
        boolean isOpen = is.get(OPEN).asBoolean();
        Place values = at(is, "enum", place);
        if (!old.isMissingNode() && !now.isMissingNode()) {
            values(old, now, values, side, wasOpen);
        } else if (old.isMissingNode() != now.isMissingNode()) {
            changes.add(
                    Kind.CHANGED,
                    Rule.of("type-changed"),
                    values,
                    Text.of(old.isMissingNode() ? " is an enum now" : " is no longer an enum"),
                    "code that uses it may no longer compile");
        }
        if (wasOpen != isOpen) {
            changes.add(
                    Kind.CHANGED,
                    Rule.of("enum-openness-changed"),
                    at(is, OPEN, place),
                    Text.of(isOpen ? " may get further values now" : " gets no further values any more"),
                    isOpen
                            ? "code that reads it must expect values it doesn't know"
                            : "code that sends values of its own is refused");
        }
        groups(was.get(GROUPS), is.get(GROUPS), at(is, GROUPS, place));
    }

    private static Place at(MergedSchema schema, String keyword, Place place) {
        Located written = schema.keywords().get(keyword);
        return written == null ? place.child(keyword) : place.at(written.pointer());
    }

    private void values(JsonNode old, JsonNode now, Place place, Side side, boolean open) {
        Set<JsonNode> oldValues = set(old);
        Set<JsonNode> newValues = set(now);
        for (int i = 0; i < now.size(); i++) {
            if (!oldValues.contains(now.get(i))) {
                boolean surprises = side.read() && !open;
                changes.add(
                        Kind.ADDED,
                        surprises ? Rule.of("closed-enum-value-added") : Rule.of("enum-value-added"),
                        place.item(i),
                        Text.of(" has the new value %s", Meaning.shown(now.get(i))),
                        surprises ? "code that handles every value misses one" : "nobody has to change");
            }
        }
        for (int i = 0; i < old.size(); i++) {
            if (!newValues.contains(old.get(i))) {
                changes.add(
                        Kind.REMOVED,
                        side.sent() ? Rule.of("request-enum-value-removed") : Rule.of("enum-value-removed"),
                        place.gone(i),
                        Text.of(" lost the value %s", Meaning.shown(old.get(i))),
                        "code that names its constant no longer compiles"
                                + (side.sent() ? ", and requests with it are refused" : ""));
            }
        }
    }

    private void groups(JsonNode old, JsonNode now, Place place) {
        Map<String, Integer> oldGroups = byMethod(old);
        Map<String, Integer> newGroups = byMethod(now);
        newGroups.forEach((method, index) -> {
            Integer before = oldGroups.get(method);
            if (before == null) {
                changes.add(
                        Kind.ADDED,
                        Rule.of("enum-group-added"),
                        place.item(index),
                        Text.of(" has the new method %s", method),
                        "nobody has to change");
                return;
            }
            JsonNode was = old.path(before);
            JsonNode is = now.path(index);
            if (!set(was.path("values")).equals(set(is.path("values")))) {
                changes.add(
                        Kind.CHANGED,
                        Rule.of("enum-group-changed"),
                        place.item(index).child("values"),
                        Text.of(
                                " has other values in the group %s: %s instead of %s",
                                method, Meaning.shown(is.path("values")), Meaning.shown(was.path("values"))),
                        "callers of its method get other answers");
            }
            if (!was.path("description").equals(is.path("description"))) {
                changes.documentation(place.item(index).child("description"), "description of the group");
            }
        });
        oldGroups.forEach((method, index) -> {
            if (!newGroups.containsKey(method)) {
                changes.add(
                        Kind.REMOVED,
                        Rule.of("enum-group-removed"),
                        place.gone(index),
                        Text.of(" lost the method %s", method),
                        "code that calls it no longer compiles");
            }
        });
    }

    private static Set<JsonNode> set(JsonNode array) {
        Set<JsonNode> values = new HashSet<>();
        array.forEach(values::add);
        return values;
    }

    private static Map<String, Integer> byMethod(JsonNode groups) {
        Map<String, Integer> indexes = new LinkedHashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            indexes.put(groups.path(i).path("method").asText(""), i);
        }
        return indexes;
    }
}
