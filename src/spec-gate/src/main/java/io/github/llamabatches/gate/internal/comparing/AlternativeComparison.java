package io.github.llamabatches.gate.internal.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.comparing.Sides.Side;
import io.github.llamabatches.gate.internal.reading.Located;
import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.Refs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Compares the alternatives of schemas regardless of their order, and their discriminator values. */
final class AlternativeComparison {

    private final Changes changes;
    private final SchemaComparison schemas;

    AlternativeComparison(Comparison comparison, SchemaComparison schemas) {
        this.changes = comparison.changes();
        this.schemas = schemas;
    }

    void compare(MergedSchema was, MergedSchema is, Place place, Side side) {
        List<Located> old = was.alternatives();
        List<Located> now = is.alternatives();
        for (int i = 0; i < Math.max(old.size(), now.size()); i++) {
            if (i < old.size() && i < now.size()) {
                group(old.get(i), now.get(i), was, is, place, side);
            } else {
                Located group = i < now.size() ? now.get(i) : old.get(i);
                changes.add(
                        i < now.size() ? "composition-changed" : "composition-changed/no",
                        i < now.size() ? place.at(group.pointer()) : place.child(Pointers.name(group.pointer())));
            }
        }
        discriminator(was, is, place);
    }

    private void group(Located old, Located now, MergedSchema was, MergedSchema is, Place place, Side side) {
        Map<String, String> oldTags = tags(was.get("discriminator"), old);
        Map<String, String> newTags = tags(is.get("discriminator"), now);
        List<Located> goneOnes = new ArrayList<>(old.items());
        List<Located> newOnes = new ArrayList<>(now.items());
        List<BiPredicate<Located, Located>> matches = List.of(
                (one, other) -> oldTags.containsKey(reference(one))
                        && oldTags.get(reference(one)).equals(newTags.get(reference(other))),
                (one, other) -> !reference(one).isEmpty() && reference(one).equals(reference(other)),
                (one, other) -> schemas.isSame(List.of(one), List.of(other)));
        for (BiPredicate<Located, Located> match : matches) {
            for (Located other : List.copyOf(newOnes)) {
                goneOnes.stream()
                        .filter(one -> match.test(one, other))
                        .findFirst()
                        .ifPresent(one -> {
                            goneOnes.remove(one);
                            newOnes.remove(other);
                            schemas.compare(
                                    List.of(one),
                                    List.of(other),
                                    place.part(", its alternative", other.pointer()),
                                    side,
                                    false);
                        });
            }
        }
        while (!goneOnes.isEmpty() && goneOnes.size() == newOnes.size()) {
            Located other = newOnes.remove(0);
            schemas.compare(
                    List.of(goneOnes.remove(0)),
                    List.of(other),
                    place.part(", its alternative", other.pointer()),
                    side,
                    false);
        }
        newOnes.forEach(other -> changes.add(
                side.read() ? "alternative-added" : "alternative-added/sent", place.at(other.pointer()), name(other)));
        goneOnes.forEach(one -> changes.add(
                "alternative-removed", place.at(now.pointer()).gone(old.items().indexOf(one)), name(one)));
    }

    private static String reference(Located alternative) {
        return Refs.schemaName(alternative.node());
    }

    private static String name(Located alternative) {
        String reference = reference(alternative);
        return reference.isEmpty() ? Meaning.shown(Meaning.essence(alternative.node())) : reference;
    }

    /** Returns the discriminator value of each alternative by the name of its schema: the mapped value, or the name. */
    private static Map<String, String> tags(JsonNode discriminator, Located group) {
        Map<String, String> tags = new TreeMap<>();
        if (discriminator.isObject()) {
            group.items().forEach(one -> tags.put(reference(one), reference(one)));
            discriminator
                    .path("mapping")
                    .properties()
                    .forEach(entry -> tags.put(Pointers.name(entry.getValue().asText()), entry.getKey()));
        }
        return tags;
    }

    private void discriminator(MergedSchema was, MergedSchema is, Place place) {
        JsonNode old = was.get("discriminator");
        JsonNode now = is.get("discriminator");
        Place at = place.child("discriminator");
        if (!old.path("propertyName").equals(now.path("propertyName"))) {
            changes.add("discriminator-changed", at, now.path("propertyName"), old.path("propertyName"));
            return;
        }
        for (int i = 0;
                i < Math.min(was.alternatives().size(), is.alternatives().size());
                i++) {
            Map<String, String> before = tags(old, was.alternatives().get(i));
            Map<String, String> after = tags(now, is.alternatives().get(i));
            before.forEach((schema, tag) -> {
                String other = after.get(schema);
                if (other != null && !other.equals(tag)) {
                    changes.add("discriminator-changed/tag", at.child("mapping"), schema, other, tag);
                }
            });
        }
    }
}
