package io.github.llamabatches.gate.internal.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.comparing.Sides.Side;
import io.github.llamabatches.gate.internal.reading.Located;
import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.Refs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
        String before = Pointers.name(old.pointer());
        String after = Pointers.name(now.pointer());
        if (!before.equals(after)) {
            changes.add("constraint-changed", place.at(now.pointer()), "alternatives", before, after);
        }
        Map<String, Set<String>> oldTags = tags(was.get("discriminator"), old);
        Map<String, Set<String>> newTags = tags(is.get("discriminator"), now);
        List<Located> goneOnes = new ArrayList<>(old.items());
        List<Located> newOnes = new ArrayList<>(now.items());
        List<BiPredicate<Located, Located>> matches = List.of(
                (one, other) -> !Collections.disjoint(
                        oldTags.getOrDefault(reference(one), Set.of()),
                        newTags.getOrDefault(reference(other), Set.of())),
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
                            alternative(one, other, place, side);
                        });
            }
        }
        while (!goneOnes.isEmpty() && goneOnes.size() == newOnes.size()) {
            alternative(goneOnes.remove(0), newOnes.remove(0), place, side);
        }
        newOnes.forEach(other -> changes.add(
                side.read() ? "alternative-added" : "alternative-added/sent", place.at(other.pointer()), name(other)));
        goneOnes.forEach(one -> changes.add(
                "alternative-removed", place.at(now.pointer()).gone(old.items().indexOf(one)), name(one)));
    }

    private void alternative(Located one, Located other, Place place, Side side) {
        Place part = place.part(", its alternative", other.pointer());
        schemas.compare(List.of(one), List.of(other), part, side, false);
    }

    private static String reference(Located alternative) {
        return Refs.schemaName(alternative.node());
    }

    private static String name(Located alternative) {
        String reference = reference(alternative);
        return reference.isEmpty() ? Meaning.shown(Meaning.essence(alternative.node())) : reference;
    }

    /** Returns the discriminator values of each alternative by the name of its schema: mapped values, or the name. */
    private static Map<String, Set<String>> tags(JsonNode discriminator, Located group) {
        Map<String, Set<String>> tags = new TreeMap<>();
        if (discriminator.isObject()) {
            discriminator
                    .path("mapping")
                    .properties()
                    .forEach(entry -> tags.computeIfAbsent(
                                    Pointers.name(entry.getValue().asText()), name -> new TreeSet<>())
                            .add(entry.getKey()));
            group.items().forEach(one -> tags.putIfAbsent(reference(one), Set.of(reference(one))));
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
            Map<String, Set<String>> before = tags(old, was.alternatives().get(i));
            Map<String, Set<String>> after = tags(now, is.alternatives().get(i));
            before.forEach((schema, written) -> {
                Set<String> other = after.getOrDefault(schema, written);
                if (!other.equals(written)) {
                    changes.add(
                            "discriminator-changed/tag",
                            at.child("mapping"),
                            schema,
                            String.join(", ", other),
                            String.join(", ", written));
                }
            });
        }
    }
}
