package io.github.llamabatches.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.Change.Kind;
import io.github.llamabatches.gate.Changes.Place;
import io.github.llamabatches.gate.Sides.Side;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Compares the properties of two objects. */
final class PropertyComparison {

    private final Differ differ;
    private final Changes changes;
    private final SchemaComparison schemas;

    PropertyComparison(Differ differ, SchemaComparison schemas) {
        this.differ = differ;
        this.changes = differ.changes;
        this.schemas = schemas;
    }

    void compare(JsonNode old, JsonNode now, Place place, Text object, Side side) {
        JsonNode oldProperties = old.path("properties");
        JsonNode newProperties = now.path("properties");
        Set<String> oldRequired = texts(old.path("required"));
        Set<String> newRequired = texts(now.path("required"));
        Map<String, String> renames = Renames.ofProperties(oldProperties, newProperties, differ.renames);
        Place all = place.child("properties");
        for (String name : Renames.names(newProperties)) {
            Text subject = property(object, name);
            if (oldProperties.has(name)) {
                boolean was = oldRequired.contains(name);
                boolean wasNullable = oldProperties.path(name).path("nullable").asBoolean();
                required(was, newRequired.contains(name), wasNullable, all.child(name), subject, side);
                schemas.compare(
                        oldProperties.path(name), newProperties.path(name), all.child(name), subject, side, !was);
            } else if (!renames.containsValue(name)) {
                added(newRequired.contains(name), all.child(name), subject, side);
            }
        }
        for (String name : Renames.names(oldProperties)) {
            Text subject = property(object, name);
            if (renames.containsKey(name)) {
                changes.add(
                        Kind.CHANGED,
                        Rule.PROPERTY_RENAMED,
                        all.child(renames.get(name)),
                        subject.then(" is called %s now", renames.get(name)),
                        "code that uses it no longer compiles, and released clients lose its value");
            } else if (!newProperties.has(name)) {
                changes.add(
                        Kind.REMOVED,
                        Rule.PROPERTY_REMOVED,
                        all.child(name),
                        subject.then(" was removed"),
                        "code that uses it no longer compiles");
            }
        }
        additional(old, now, place, object, side);
    }

    private static Text property(Text object, String name) {
        return object.format().equals("the schema")
                ? Text.of("property %s", name)
                : object.then(", its property %s", name);
    }

    private void added(boolean required, Place place, Text subject, Side side) {
        if (required && side.sent()) {
            changes.add(
                    Kind.ADDED,
                    Rule.REQUIRED_PROPERTY_ADDED,
                    place,
                    subject.then(" is new and required"),
                    "requests of released clients are refused");
        } else {
            changes.add(Kind.ADDED, Rule.PROPERTY_ADDED, place, subject.then(" is new"), "nobody has to change");
        }
    }

    private void required(boolean was, boolean is, boolean wasNullable, Place place, Text subject, Side side) {
        if (was && !is) {
            changes.add(
                    Kind.CHANGED,
                    Rule.PROPERTY_OPTIONAL,
                    side.read() && !wasNullable ? Severity.ERROR : Severity.NOTE,
                    place,
                    subject.then(" is no longer required"),
                    "code that reads it must expect null, and released clients refuse what lacks it");
        } else if (!was && is) {
            changes.add(
                    Kind.CHANGED,
                    Rule.PROPERTY_REQUIRED,
                    side.sent() ? Severity.ERROR : Severity.NOTE,
                    place,
                    subject.then(" is required now"),
                    side.sent() ? "requests without it are refused" : "checks for null are no longer needed");
        }
    }

    private void additional(JsonNode old, JsonNode now, Place place, Text subject, Side side) {
        String key = "additionalProperties";
        JsonNode was = old.path(key);
        JsonNode is = now.path(key);
        if (was.isObject() && is.isObject()) {
            schemas.compare(was, is, place.child(key), subject.then(", its further properties"), side, false);
        } else if (!was.equals(is) && was.asBoolean(true) != is.asBoolean(true) || was.isObject() != is.isObject()) {
            boolean narrower = is.isObject() || !is.asBoolean(true);
            changes.add(
                    Kind.CHANGED,
                    Rule.ADDITIONAL_PROPERTIES_CHANGED,
                    side.sent() && narrower ? Severity.ERROR : Severity.NOTE,
                    place.child(key),
                    subject.then(
                            " changed what further properties it may have from %s to %s",
                            Differ.shown(was), Differ.shown(is)),
                    "requests with properties of their own may be refused");
        }
    }

    static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(item -> texts.add(Differ.shown(item)));
        return texts;
    }
}
