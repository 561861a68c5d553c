package io.github.llamabatches.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.Change.Kind;
import io.github.llamabatches.gate.Changes.Place;
import io.github.llamabatches.gate.Sides.Side;
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

    void compare(JsonNode old, JsonNode now, Place place, Text subject, Side side) {
        boolean wasOpen = old.path(OPEN).asBoolean();
        boolean isOpen = now.path(OPEN).asBoolean();
        if (old.has("enum") && now.has("enum")) {
            values(old.path("enum"), now.path("enum"), place.child("enum"), subject, side, wasOpen);
        } else if (old.has("enum") != now.has("enum")) {
            changes.add(
                    Kind.CHANGED,
                    Rule.TYPE_CHANGED,
                    place.child("enum"),
                    subject.then(now.has("enum") ? " is an enum now" : " is no longer an enum"),
                    "code that uses it may no longer compile");
        }
        if (wasOpen != isOpen) {
            changes.add(
                    Kind.CHANGED,
                    Rule.ENUM_OPENNESS_CHANGED,
                    place.child(OPEN),
                    subject.then(isOpen ? " may get further values now" : " gets no further values any more"),
                    isOpen
                            ? "code that reads it must expect values it doesn't know"
                            : "code that sends values of its own is refused");
        }
        groups(old.path(GROUPS), now.path(GROUPS), place.child(GROUPS), subject);
    }

    private void values(JsonNode old, JsonNode now, Place place, Text subject, Side side, boolean open) {
        Set<String> oldValues = PropertyComparison.texts(old);
        Set<String> newValues = PropertyComparison.texts(now);
        for (int i = 0; i < now.size(); i++) {
            String value = Differ.shown(now.path(i));
            if (!oldValues.contains(value)) {
                boolean surprises = side.read() && !open;
                changes.add(
                        Kind.ADDED,
                        surprises ? Rule.CLOSED_ENUM_VALUE_ADDED : Rule.ENUM_VALUE_ADDED,
                        place.item(i),
                        subject.then(" has the new value %s", value),
                        surprises ? "code that handles every value misses one" : "nobody has to change");
            }
        }
        for (int i = 0; i < old.size(); i++) {
            String value = Differ.shown(old.path(i));
            if (!newValues.contains(value)) {
                changes.add(
                        Kind.REMOVED,
                        side.sent() ? Rule.REQUEST_ENUM_VALUE_REMOVED : Rule.ENUM_VALUE_REMOVED,
                        place.gone(i),
                        subject.then(" lost the value %s", value),
                        "code that names its Java constant no longer compiles"
                                + (side.sent() ? ", and requests with it are refused" : ""));
            }
        }
    }

    private void groups(JsonNode old, JsonNode now, Place place, Text subject) {
        Map<String, Integer> oldGroups = byMethod(old);
        Map<String, Integer> newGroups = byMethod(now);
        newGroups.forEach((method, index) -> {
            Integer before = oldGroups.get(method);
            if (before == null) {
                changes.add(
                        Kind.ADDED,
                        Rule.ENUM_GROUP_ADDED,
                        place.item(index),
                        subject.then(" has the new method %s", method),
                        "nobody has to change");
                return;
            }
            JsonNode was = old.path(before);
            JsonNode is = now.path(index);
            if (!PropertyComparison.texts(was.path("values")).equals(PropertyComparison.texts(is.path("values")))) {
                changes.add(
                        Kind.CHANGED,
                        Rule.ENUM_GROUP_CHANGED,
                        place.item(index).child("values"),
                        subject.then(
                                " has other values in the group %s: %s instead of %s",
                                method, Differ.shown(is.path("values")), Differ.shown(was.path("values"))),
                        "callers of its Java method get other answers");
            }
            if (!was.path("description").equals(is.path("description"))) {
                changes.documentation(
                        place.item(index).child("description"),
                        subject.then(" has another description of the group %s", method));
            }
        });
        oldGroups.forEach((method, index) -> {
            if (!newGroups.containsKey(method)) {
                changes.add(
                        Kind.REMOVED,
                        Rule.ENUM_GROUP_REMOVED,
                        place.gone(index),
                        subject.then(" lost the method %s", method),
                        "code that calls it no longer compiles");
            }
        });
    }

    private static Map<String, Integer> byMethod(JsonNode groups) {
        Map<String, Integer> indexes = new LinkedHashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            indexes.put(groups.path(i).path("method").asText(""), i);
        }
        return indexes;
    }
}
