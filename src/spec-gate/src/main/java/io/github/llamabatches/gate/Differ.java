package io.github.llamabatches.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.Change.Kind;
import io.github.llamabatches.gate.Changes.Place;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Holds the data that all parts of a comparison share: both documents, the findings so far, and common rules. */
final class Differ {

    final JsonNode from;
    final JsonNode to;
    final Map<String, String> renames;
    final Sides sides;
    final ValueType oldTypes;
    final ValueType newTypes;
    final Changes changes = new Changes();

    Differ(SpecDocument from, SpecDocument to) {
        this.from = from.json();
        this.to = to.json();
        this.renames = Renames.ofSchemas(this.from.at("/components/schemas"), this.to.at("/components/schemas"));
        this.sides = new Sides(from, to);
        this.oldTypes = new ValueType(this.from, renames);
        this.newTypes = new ValueType(this.to, Map.of());
    }

    /** Compares all keys that the caller doesn't: words are documentation, and anything else is reported as it is. */
    void rest(JsonNode old, JsonNode now, Place place, Text subject, Set<String> handled) {
        Set<String> keys = new LinkedHashSet<>(Renames.names(now));
        keys.addAll(Renames.names(old));
        for (String key : keys) {
            if (handled.contains(key)
                    || Renames.essence(old.path(key), renames).equals(Renames.essence(now.path(key), Map.of()))
                            && !Renames.DOCUMENTATION.contains(key)
                    || old.path(key).equals(now.path(key))) {
                continue;
            }
            Place at = place.child(key);
            if (Renames.DOCUMENTATION.contains(key)) {
                changes.documentation(at, subject.then(" has another %s", key));
            } else if (key.equals("deprecated")) {
                deprecated(now, at, subject);
            } else if (key.equals(Keywords.IGNORE_UNREADABLE) && now.path(key).asBoolean()) {
                // Neither the wire nor a type changes.
                changes.documentation(at, subject.then(" counts as absent now where it can't be read"));
            } else {
                changes.add(
                        Kind.CHANGED,
                        Rule.OTHER_CHANGE,
                        at,
                        subject.then(": %s changed from %s to %s", key, shown(old.path(key)), shown(now.path(key))),
                        "users may see other behaviour");
            }
        }
    }

    private void deprecated(JsonNode now, Place at, Text subject) {
        boolean is = now.path("deprecated").asBoolean();
        changes.add(
                is ? Kind.DEPRECATED : Kind.CHANGED,
                Rule.DEPRECATION_CHANGED,
                at,
                subject.then(is ? " is deprecated" : " is no longer deprecated"),
                is ? "its users should move on" : "nobody has to do anything");
    }

    /** A value as readers know it. */
    static String shown(JsonNode node) {
        if (node.isMissingNode()) {
            return "nothing";
        }
        return node.isTextual() ? node.textValue() : node.toString();
    }
}
