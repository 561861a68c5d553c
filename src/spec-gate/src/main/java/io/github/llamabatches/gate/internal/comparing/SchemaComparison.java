package io.github.llamabatches.gate.internal.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.comparing.Sides.Side;
import io.github.llamabatches.gate.internal.reading.Located;
import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares schemas by their meaning, each pair once. */
final class SchemaComparison {

    private static final Set<String> HANDLED =
            Set.of("type", "enum", "x-extensible-enum", "x-enum-groups", "discriminator");

    private final Comparison comparison;
    private final Changes changes;
    private final Contract from;
    private final Contract to;
    private final PropertyComparison properties;
    private final EnumComparison enums;
    private final AlternativeComparison alternatives;
    private final Set<List<Object>> compared = new HashSet<>();
    private final Set<String> oldCompared = new HashSet<>();
    private final Set<String> newCompared = new HashSet<>();
    private final Map<String, String> renames = new LinkedHashMap<>();

    SchemaComparison(Comparison comparison) {
        this.comparison = comparison;
        this.changes = comparison.changes();
        this.from = comparison.from();
        this.to = comparison.to();
        this.properties = new PropertyComparison(comparison, this);
        this.enums = new EnumComparison(changes);
        this.alternatives = new AlternativeComparison(comparison, this);
    }

    /** Returns whether only documentation differs. */
    boolean isSame(List<Located> old, List<Located> now) {
        return comparison.isSame(old, now);
    }

    /** Compares components that no operation uses, and the names of all components. */
    void components() {
        Map<String, Located> old = from.at(Contract.SCHEMAS).members();
        Map<String, Located> now = to.at(Contract.SCHEMAS).members();
        now.forEach((name, schema) -> {
            if (old.containsKey(name)
                    && !oldCompared.contains(schema.pointer())
                    && !newCompared.contains(schema.pointer())
                    && !comparison.isIncluded(schema.pointer())) {
                compare(List.of(old.get(name)), List.of(schema), Place.schema(schema.pointer()), Side.BOTH, false);
            }
            if (!old.containsKey(name) && !renames.containsValue(name)) {
                changes.add("schema-added", Place.schema(schema.pointer()));
            }
        });
        renames.forEach((name, other) -> {
            Place place = Place.schema(SpecDocument.child(Contract.SCHEMAS, other))
                    .from(SpecDocument.child(Contract.SCHEMAS, name))
                    .subject(Text.of("the schema %s", name));
            changes.add("schema-renamed", place, other);
        });
        old.forEach((name, schema) -> {
            if (!now.containsKey(name) && !renames.containsKey(name)) {
                changes.add("schema-removed", Place.schema(schema.pointer()));
            }
        });
    }

    /**
     * Compares two schemas at the same location.
     *
     * @param old all schemas that applied to a value
     * @param now all schemas that apply to it now
     * @param wasAbsent whether the value could be absent before
     */
    void compare(List<Located> old, List<Located> now, Place place, Side side, boolean wasAbsent) {
        String oldName = from.component(old);
        String newName = to.component(now);
        if (oldName.isEmpty() || newName.isEmpty()) {
            nullable(old, now, place, side, wasAbsent);
            structure(old, now, place, side);
            return;
        }
        Located was = from.core(old);
        Located is = to.core(now);
        nullable(old, now, place, side, wasAbsent);
        marks(old, now, was, is, place, side);
        if (isAnotherComponent(was, is)) {
            if (!isSame(List.of(was), List.of(is))) {
                typeChanged(old, now, place);
            }
            return;
        }
        if (!oldName.equals(newName)) {
            renames.put(oldName, newName);
        }
        oldCompared.add(was.pointer());
        newCompared.add(is.pointer());
        structure(List.of(was), List.of(is), Place.schema(is.pointer()), side);
    }

    /** Compares everything except nullness. */
    void structure(List<Located> old, List<Located> now, Place place, Side side) {
        Side who = comparison.sides().at(place.pointer(), side);
        if (!compared.add(List.of(pointers(old), pointers(now), who))) {
            return;
        }
        MergedSchema was = from.merged(old);
        MergedSchema is = to.merged(now);
        if (!ValueType.shape(was).equals(ValueType.shape(is))) {
            typeChanged(old, now, place);
            return;
        }
        keywords(was, is, place, who);
        properties.compare(was, is, place, who);
        enums.compare(was, is, place, who);
        alternatives.compare(was, is, place, who);
        if (!was.items().isEmpty() || !is.items().isEmpty()) {
            String at = is.items().isEmpty()
                    ? place.child("items").pointer()
                    : is.items().get(0).pointer();
            compare(was.items(), is.items(), place.part(", its items", at), who, false);
        }
    }

    /** Compares descriptions and annotations next to a reference. */
    private void marks(List<Located> old, List<Located> now, Located was, Located is, Place place, Side side) {
        MergedSchema before = from.merged(old);
        MergedSchema after = to.merged(now);
        Set<String> keys = new LinkedHashSet<>(after.keywords().keySet());
        keys.addAll(before.keywords().keySet());
        keys.removeIf(key -> isWithin(before.keywords().get(key), was)
                && isWithin(after.keywords().get(key), is));
        keys.forEach(key -> keyword(key, before, after, place, side));
    }

    private static boolean isWithin(@Nullable Located keyword, Located schema) {
        return keyword == null || Pointers.isAtOrBelow(keyword.pointer(), schema.pointer());
    }

    private static List<String> pointers(List<Located> schemas) {
        return schemas.stream().map(Located::pointer).toList();
    }

    /** Returns whether a location refers to another component, while the previous one still exists. */
    private boolean isAnotherComponent(Located was, Located is) {
        return !was.pointer().equals(is.pointer())
                && (to.at(was.pointer()).isThere() || from.at(is.pointer()).isThere());
    }

    private static Place nullablePlace(List<Located> now, Place place) {
        boolean written = !now.isEmpty() && now.get(0).node().has("nullable");
        return written ? place.at(now.get(0).child("nullable").pointer()) : place.child("nullable");
    }

    private void nullable(List<Located> old, List<Located> now, Place at, Side context, boolean wasAbsent) {
        MergedSchema was = from.merged(old);
        MergedSchema is = to.merged(now);
        Place place = nullablePlace(now, at);
        Side side = comparison.sides().at(at.pointer(), context);
        if (!was.nullable() && is.nullable()) {
            changes.add(side.read() && !wasAbsent ? "nullable-added" : "nullable-added/expected", place);
        } else if (was.nullable() && !is.nullable()) {
            changes.add(side.sent() ? "nullable-removed" : "nullable-removed/in-response", place);
        }
    }

    private void typeChanged(List<Located> old, List<Located> now, Place place) {
        changes.add(
                "type-changed",
                ValueType.place(old, now, from.merged(old), to.merged(now), place),
                ValueType.label(from, old),
                ValueType.label(to, now));
    }

    private void keywords(MergedSchema was, MergedSchema is, Place place, Side side) {
        Set<String> keys = new LinkedHashSet<>(is.keywords().keySet());
        keys.addAll(was.keywords().keySet());
        keys.forEach(key -> keyword(key, was, is, place, side));
    }

    private void keyword(String key, MergedSchema was, MergedSchema is, Place place, Side side) {
        JsonNode old = was.get(key);
        JsonNode now = is.get(key);
        Place at = keywordPlace(was, is, key, place);
        if (Constraints.KEYWORDS.contains(key)) {
            Constraints.compare(changes, key, old, now, at, side);
            return;
        }
        switch (key) {
            case "default" -> Constraints.compareDefault(changes, old, now, at, side);
            case "format" -> {
                if (!old.equals(now)) {
                    changes.add("format-changed", at, old, now);
                }
            }
            case "readOnly", "writeOnly" -> direction(key, old, now, at, side);
            default -> {
                if (!HANDLED.contains(key)) {
                    comparison.other(key, old, now, at);
                }
            }
        }
    }

    private static Place keywordPlace(MergedSchema was, MergedSchema is, String key, Place place) {
        Located now = is.keywords().get(key);
        if (now != null) {
            return place.at(now.pointer());
        }
        Located old = was.keywords().get(key);
        boolean own = old == null || was.pointer().isEmpty() || Pointers.isAtOrBelow(old.pointer(), was.pointer());
        return own ? place.child(key) : place.at(old.pointer());
    }

    private void direction(String key, JsonNode old, JsonNode now, Place place, Side side) {
        boolean was = old.asBoolean();
        boolean is = now.asBoolean();
        if (was != is) {
            boolean refused = is && (key.equals("readOnly") ? side.sent() && side != Side.BOTH : side.read());
            changes.add("direction-changed" + (refused ? "/" + key : is ? "" : "/off"), place, key);
        }
    }
}
