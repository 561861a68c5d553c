package io.github.llamabatches.gate.internal.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.comparing.Sides.Side;
import io.github.llamabatches.gate.internal.reading.Located;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Compares the values of enums, and this project's extensions for them. */
record EnumComparison(Changes changes) {

    private static final String OPEN = "x-extensible-enum";
    private static final String GROUPS = "x-enum-groups";

    void compare(MergedSchema was, MergedSchema is, Place place, Side side) {
        JsonNode old = was.get("enum");
        JsonNode now = is.get("enum");
        boolean wasOpen = was.get(OPEN).asBoolean();
        boolean isOpen = is.get(OPEN).asBoolean();
        Place values = at(is, "enum", place);
        if (!old.isMissingNode() && !now.isMissingNode()) {
            values(old, now, values, side, wasOpen);
        } else if (old.isMissingNode() != now.isMissingNode()) {
            changes.add(old.isMissingNode() ? "type-changed/enum" : "type-changed/no-enum", values);
        }
        if (wasOpen != isOpen) {
            changes.add(isOpen ? "enum-opened" : "enum-closed", at(is, OPEN, place));
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
                changes.add(
                        side.read() && !open ? "closed-enum-value-added" : "enum-value-added",
                        place.item(i),
                        now.get(i));
            }
        }
        for (int i = 0; i < old.size(); i++) {
            if (!newValues.contains(old.get(i))) {
                changes.add(
                        side.sent() ? "request-enum-value-removed" : "enum-value-removed", place.gone(i), old.get(i));
            }
        }
    }

    private void groups(JsonNode old, JsonNode now, Place place) {
        Map<String, Integer> oldGroups = byMethod(old);
        Map<String, Integer> newGroups = byMethod(now);
        newGroups.forEach((method, index) -> {
            Integer before = oldGroups.get(method);
            if (before == null) {
                changes.add("enum-group-added", place.item(index), method);
                return;
            }
            JsonNode was = old.path(before);
            JsonNode is = now.path(index);
            if (!set(was.path("values")).equals(set(is.path("values")))) {
                changes.add(
                        "enum-group-changed",
                        place.item(index).child("values"),
                        method,
                        is.path("values"),
                        was.path("values"));
            }
            if (!was.path("description").equals(is.path("description"))) {
                changes.documentation(place.item(index).child("description"), "description of the group");
            }
        });
        oldGroups.forEach((method, index) -> {
            if (!newGroups.containsKey(method)) {
                changes.add("enum-group-removed", place.gone(index), method);
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
