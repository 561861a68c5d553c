package io.github.llamabatches.gate.internal.comparing;

import io.github.llamabatches.gate.internal.comparing.Sides.Side;
import io.github.llamabatches.gate.internal.reading.Located;
import io.github.llamabatches.gate.internal.reading.Pointers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares the properties of two objects. */
final class PropertyComparison {

    private final Changes changes;
    private final SchemaComparison schemas;

    PropertyComparison(Comparison comparison, SchemaComparison schemas) {
        this.changes = comparison.changes();
        this.schemas = schemas;
    }

    void compare(MergedSchema was, MergedSchema is, Place object, Side side) {
        Map<String, String> renames = renames(was, is);
        is.properties().forEach((name, now) -> {
            Place place = object.property(name, now.get(0).pointer());
            List<Located> old = was.properties().get(name);
            if (old != null) {
                boolean required = was.requires(name);
                required(
                        required, is.requires(name), old.stream().allMatch(one -> one.isTrue("nullable")), place, side);
                schemas.compare(old, now, place, side, !required);
            } else if (!renames.containsValue(name)) {
                String added = side.sent() ? "required-property-added" : "property-added/required";
                changes.add(is.requires(name) ? added : "property-added", place);
            }
        });
        was.properties().forEach((name, old) -> {
            String other = renames.get(name);
            if (other != null) {
                Place place =
                        object.property(name, is.properties().get(other).get(0).pointer());
                changes.add("property-renamed", place.from(old.get(0).pointer()), other);
            } else if (!is.properties().containsKey(name)) {
                changes.add(
                        "property-removed",
                        object.property(name, gone(was, object, old.get(0)))
                                .from(old.get(0).pointer()));
            }
        });
        requiredAlone(was, is, object, side);
        additional(was, is, object, side);
    }

    /** Returns the location for an element of the schema itself; included elements keep their location. */
    private static String gone(MergedSchema was, Place place, Located old) {
        return !was.pointer().isEmpty() && Pointers.isAtOrBelow(old.pointer(), was.pointer())
                ? place.pointer() + old.pointer().substring(was.pointer().length())
                : old.pointer();
    }

    /** Returns the new names of renamed properties, with the old locations. */
    private Map<String, String> renames(MergedSchema was, MergedSchema is) {
        Map<String, String> renames = new LinkedHashMap<>();
        List<String> oldNames = new ArrayList<>(was.properties().keySet());
        List<String> newNames = new ArrayList<>(is.properties().keySet());
        for (int i = 0; i < Math.min(oldNames.size(), newNames.size()); i++) {
            String from = oldNames.get(i);
            String to = newNames.get(i);
            if (!is.properties().containsKey(from)
                    && !was.properties().containsKey(to)
                    && schemas.isSame(
                            was.properties().get(from), is.properties().get(to))) {
                renames.put(from, to);
            }
        }
        return renames;
    }

    private void required(boolean was, boolean is, boolean wasNullable, Place place, Side side) {
        if (was && !is) {
            changes.add(side.read() && !wasNullable ? "property-optional" : "property-optional/expected", place);
        } else if (!was && is) {
            changes.add(side.sent() ? "property-required" : "property-required/in-response", place);
        }
    }

    /** Compares required names without a schema. */
    private void requiredAlone(MergedSchema was, MergedSchema is, Place object, Side side) {
        is.requiredNames().forEach((name, list) -> {
            if (!is.properties().containsKey(name) && !was.properties().containsKey(name)) {
                required(was.requires(name), true, false, object.property(name, list.pointer()), side);
            }
        });
    }

    private void additional(MergedSchema was, MergedSchema is, Place object, Side side) {
        List<Located> old = was.additional();
        List<Located> now = is.additional();
        String at = now.isEmpty()
                ? object.child("additionalProperties").pointer()
                : now.get(0).pointer();
        if (!old.isEmpty() && !now.isEmpty() && !was.isClosed() && !is.isClosed()) {
            schemas.compare(old, now, object.part(", its further properties", at), side, false);
        } else if (old.isEmpty() != now.isEmpty() || was.isClosed() != is.isClosed()) {
            boolean narrower = !now.isEmpty() && (old.isEmpty() || is.isClosed());
            changes.add(
                    side.sent() && narrower ? "additional-properties-changed" : "additional-properties-changed/allowed",
                    object.at(at),
                    shown(old),
                    shown(now));
        }
    }

    private static String shown(List<Located> additional) {
        return additional.isEmpty() ? "any" : Meaning.shown(additional.get(0).node());
    }
}
