package io.github.llamabatches.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.Change.Kind;
import io.github.llamabatches.gate.Changes.Place;
import java.util.Set;
import java.util.TreeSet;

/** Compares which credentials are enough. */
final class SecurityComparison {

    private final Differ differ;

    SecurityComparison(Differ differ) {
        this.differ = differ;
    }

    void requirements(JsonNode old, JsonNode now, Place place) {
        Set<String> before = alternatives(old);
        Set<String> after = alternatives(now);
        if (before.equals(after)) {
            return;
        }
        boolean more = after.containsAll(before) || after.contains("{}");
        differ.changes.add(
                more ? Kind.ADDED : Kind.CHANGED,
                more ? Rule.SECURITY_ADDED : Rule.SECURITY_CHANGED,
                place,
                Text.of(
                        "the credentials that are enough changed from %s to %s",
                        String.join(" or ", before), String.join(" or ", after)),
                more ? "nobody has to change" : "whoever has the old credentials is refused");
    }

    void schemes() {
        String pointer = "/components/securitySchemes";
        JsonNode old = differ.from.at(pointer);
        JsonNode now = differ.to.at(pointer);
        for (String name : Renames.names(now)) {
            Place place = Place.at(Text.of("security scheme %s", name), SpecDocument.child(pointer, name));
            if (!old.has(name)) {
                Text text = Text.of("the scheme is new");
                differ.changes.add(Kind.ADDED, Rule.SECURITY_ADDED, place, text, "nobody has to change");
            } else if (!Renames.essence(old.path(name), differ.renames)
                    .equals(Renames.essence(now.path(name), differ.renames))) {
                differ.changes.add(
                        Kind.CHANGED,
                        Rule.SECURITY_CHANGED,
                        place,
                        Text.of(
                                "the scheme changed from %s to %s",
                                Differ.shown(Renames.essence(old.path(name), differ.renames)),
                                Differ.shown(Renames.essence(now.path(name), differ.renames))),
                        "released clients send their credentials in the old way");
            } else {
                differ.rest(old.path(name), now.path(name), place, Text.of("the scheme"), Set.of());
            }
        }
        for (String name : Renames.names(old)) {
            if (!now.has(name)) {
                differ.changes.add(
                        Kind.REMOVED,
                        Rule.SECURITY_CHANGED,
                        Place.at(Text.of("security scheme %s", name), SpecDocument.child(pointer, name)),
                        Text.of("the scheme was removed"),
                        "whoever has its credentials is refused");
            }
        }
    }

    /** Nothing at all means that no credentials are needed. */
    private static Set<String> alternatives(JsonNode security) {
        Set<String> alternatives = new TreeSet<>();
        security.forEach(requirement -> alternatives.add(requirement.toString()));
        return alternatives.isEmpty() ? Set.of("{}") : alternatives;
    }
}
