package io.github.llamabatches.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.Change.Kind;
import io.github.llamabatches.gate.Changes.Place;
import io.github.llamabatches.gate.Sides.Side;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Compares schemas: those with a name once each, and those in place where they are. */
final class SchemaComparison {

    private static final Set<String> HANDLED = Set.of(
            "$ref",
            "type",
            "format",
            "nullable",
            "properties",
            "required",
            "items",
            "enum",
            "x-extensible-enum",
            "x-enum-groups",
            "default",
            "additionalProperties",
            "allOf",
            "oneOf",
            "anyOf");

    private static final String COMPONENTS = "/components/schemas";

    private final Differ differ;
    private final EnumComparison enums;
    private final PropertyComparison properties;

    SchemaComparison(Differ differ) {
        this.differ = differ;
        this.enums = new EnumComparison(differ.changes);
        this.properties = new PropertyComparison(differ, this);
    }

    void components() {
        JsonNode old = differ.from.at(COMPONENTS);
        JsonNode now = differ.to.at(COMPONENTS);
        Set<String> compared = new HashSet<>();
        for (String name : Renames.names(now)) {
            Place place = place(name);
            Text subject = Text.of("the schema");
            String from = differ.renames.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(name))
                    .map(Map.Entry::getKey)
                    .findAny()
                    .orElse(name);
            compared.add(from);
            if (!old.has(from)) {
                differ.changes.add(
                        Kind.ADDED, Rule.SCHEMA_ADDED, place, Text.of("the schema is new"), "nobody has to change");
                continue;
            }
            if (!from.equals(name)) {
                differ.changes.add(
                        Kind.CHANGED,
                        Rule.SCHEMA_RENAMED,
                        place,
                        Text.of("the schema %s is called %s now", from, name),
                        "code that names the Java class no longer compiles");
            }
            compare(old.path(from), now.path(name), place, subject, differ.sides.of(place.pointer()), false);
        }
        for (String name : Renames.names(old)) {
            if (!compared.contains(name)) {
                differ.changes.add(
                        Kind.REMOVED,
                        Rule.SCHEMA_REMOVED,
                        place(name),
                        Text.of("the schema was removed"),
                        "code that uses its Java class no longer compiles");
            }
        }
    }

    private static Place place(String name) {
        return Place.at(Text.of("schema %s", name), SpecDocument.child(COMPONENTS, name));
    }

    /**
     * Compares two schemas that stand in the same place.
     *
     * @param wasAbsent whether users had to expect that there is no value
     */
    void compare(JsonNode old, JsonNode now, Place place, Text subject, Side side, boolean wasAbsent) {
        if (old.equals(now)) {
            return;
        }
        nullable(old, now, place, subject, side, wasAbsent);
        if (!sameType(old, now, place, subject)) {
            return;
        }
        if (differ.newTypes.isClass(now)) {
            differ.rest(old, now, place, subject, HANDLED);
            return;
        }
        JsonNode oldTarget = Refs.schemaName(old).isEmpty() ? old : Refs.resolve(differ.from, old);
        JsonNode newTarget = Refs.schemaName(now).isEmpty() ? now : Refs.resolve(differ.to, now);
        if (oldTarget != old && newTarget != now) {
            differ.rest(old, now, place, subject, HANDLED);
            return;
        }
        format(oldTarget, newTarget, place, subject);
        Set<String> handled = new HashSet<>(HANDLED);
        handled.addAll(Constraints.KEYWORDS);
        properties.compare(oldTarget, newTarget, place, subject, side);
        enums.compare(oldTarget, newTarget, place, subject, side);
        Constraints.compare(differ.changes, oldTarget, newTarget, place, subject, side);
        composition(oldTarget, newTarget, place, subject, side);
        if (oldTarget.has("items") || newTarget.has("items")) {
            Text items = subject.then(", its items");
            compare(oldTarget.path("items"), newTarget.path("items"), place.child("items"), items, side, false);
        }
        differ.rest(oldTarget, newTarget, place, subject, handled);
    }

    private void nullable(JsonNode old, JsonNode now, Place place, Text subject, Side side, boolean wasAbsent) {
        boolean was = old.path("nullable").asBoolean();
        boolean is = now.path("nullable").asBoolean();
        if (!was && is) {
            differ.changes.add(
                    Kind.CHANGED,
                    Rule.NULLABLE_ADDED,
                    side.read() && !wasAbsent ? Severity.ERROR : Severity.NOTE,
                    place.child("nullable"),
                    subject.then(" can be null now"),
                    "code that reads it must expect null");
        } else if (was && !is) {
            differ.changes.add(
                    Kind.CHANGED,
                    Rule.NULLABLE_REMOVED,
                    side.sent() ? Severity.ERROR : Severity.NOTE,
                    place.child("nullable"),
                    subject.then(" can no longer be null"),
                    side.sent() ? "code that sends null is refused" : "checks for null are no longer needed");
        }
    }

    private boolean sameType(JsonNode old, JsonNode now, Place place, Text subject) {
        String was = differ.oldTypes.of(old);
        String is = differ.newTypes.of(now);
        if (was.equals(is)) {
            return true;
        }
        if (was.startsWith("array of ") && is.startsWith("array of ") && old.has("items") && now.has("items")) {
            return sameType(old.path("items"), now.path("items"), place.child("items"), subject.then(", its items"));
        }
        differ.changes.add(
                Kind.CHANGED,
                Rule.TYPE_CHANGED,
                typePlace(old, now, place),
                subject.then(" changed its type from %s to %s", was, is),
                "code that uses it no longer compiles or fails at run time");
        return false;
    }

    /** The keyword that makes the difference, if it is one. */
    private static Place typePlace(JsonNode old, JsonNode now, Place place) {
        if (old.has("$ref") && now.has("$ref")) {
            return place.child("$ref");
        }
        if (old.path("allOf").size() == 1 && now.path("allOf").size() == 1) {
            return place.child("allOf").item(0).child("$ref");
        }
        for (String key : new String[] {"type", "format"}) {
            if (old.has("type") && now.has("type") && !old.path(key).equals(now.path(key))) {
                return place.child(key);
            }
        }
        return place;
    }

    private void format(JsonNode old, JsonNode now, Place place, Text subject) {
        if (!old.path("format").equals(now.path("format"))) {
            differ.changes.add(
                    Kind.CHANGED,
                    Rule.FORMAT_CHANGED,
                    place.child("format"),
                    subject.then(
                            " changed its format from %s to %s",
                            Differ.shown(old.path("format")), Differ.shown(now.path("format"))),
                    "the Java type stays");
        }
    }

    private void composition(JsonNode old, JsonNode now, Place place, Text subject, Side side) {
        for (String key : new String[] {"allOf", "oneOf", "anyOf"}) {
            JsonNode oldParts = old.path(key);
            JsonNode newParts = now.path(key);
            if (oldParts.size() != newParts.size()) {
                differ.changes.add(
                        Kind.CHANGED,
                        Rule.COMPOSITION_CHANGED,
                        place.child(key),
                        subject.then(
                                " has %s parts in %s instead of %s",
                                Integer.toString(newParts.size()), key, Integer.toString(oldParts.size())),
                        "code that uses it may no longer compile");
                continue;
            }
            for (int i = 0; i < newParts.size(); i++) {
                Place part = place.child(key).item(i);
                compare(oldParts.path(i), newParts.path(i), part, subject.then(", its part"), side, false);
            }
        }
    }
}
