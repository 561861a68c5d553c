package io.github.llamabatches.gate.internal.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.comparing.Sides.Side;
import io.github.llamabatches.gate.internal.reading.Keywords;
import io.github.llamabatches.gate.internal.reading.Located;
import io.github.llamabatches.gate.internal.reading.References;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds the data that all parts of a comparison share: both documents, the changes so far, and common rules. */
record Comparison(Contract from, Contract to, Sides sides, Changes changes, Map<List<List<String>>, Boolean> same) {

    Comparison(Contract from, Contract to) {
        this(from, to, new Sides(from, to), new Changes(), new LinkedHashMap<>());
    }

    /** Returns whether an operation uses a component. */
    boolean isIncluded(String component) {
        return sides.isReached(component);
    }

    /**
     * Returns whether two schemas differ only in documentation. Recursive schemas are equal until a difference is
     * found.
     */
    boolean isSame(List<Located> old, List<Located> now) {
        List<List<String>> pair = List.of(
                old.stream().map(Located::pointer).toList(),
                now.stream().map(Located::pointer).toList());
        Boolean known = same.putIfAbsent(pair, true);
        if (known != null) {
            return known;
        }
        Set<List<List<String>>> before = new HashSet<>(same.keySet());
        Comparison trial = new Comparison(from, to, sides, new Changes(), same);
        SchemaComparison schemas = new SchemaComparison(trial);
        schemas.structure(old, now, Place.schema(""), Side.BOTH);
        boolean nullable = from.merged(old).nullable() == to.merged(now).nullable();
        boolean result = nullable
                && trial.changes.list().stream().allMatch(change -> change.rule() == null || change.isOfNames());
        if (!result) {
            // Discards results that depended on the assumption of equality.
            same.keySet().retainAll(before);
            same.put(pair, false);
        }
        return result;
    }

    /**
     * Compares the keywords that the caller doesn't handle: descriptive ones are documentation, others are reported.
     */
    void rest(Located old, Located now, Place place, Set<String> handled) {
        Set<String> keys = new LinkedHashSet<>(now.members().keySet());
        keys.addAll(old.members().keySet());
        for (String key : keys) {
            if (!handled.contains(key)) {
                other(key, old.node().path(key), now.node().path(key), place.child(key));
            }
        }
    }

    /** Compares the values of a keyword that has no specific rule. */
    void other(String key, JsonNode old, JsonNode now, Place place) {
        if (Meaning.IGNORED.contains(key) || old.equals(now)) {
            return;
        }
        if (Meaning.DOCUMENTATION.contains(key)) {
            changes.documentation(place, key);
        } else if (key.equals("deprecated")) {
            deprecated(old, now, place);
        } else if (key.equals(Keywords.IGNORE_UNREADABLE)) {
            leniency(old, now, place);
        } else if (!isFalse(old) && !isFalse(now) ? !meansTheSame(old, now) : old.asBoolean() != now.asBoolean()) {
            changes.add("other-change", place, key.replace(Keywords.KEPT, ""), old, now);
        }
    }

    private static boolean isFalse(JsonNode node) {
        return node.isBoolean() && !node.booleanValue();
    }

    private boolean meansTheSame(JsonNode old, JsonNode now) {
        return resolved(from, old, 0).equals(resolved(to, now, 0));
    }

    /** Returns a part without documentation, with its references resolved up to a limited depth. */
    private static JsonNode resolved(Contract contract, JsonNode node, int depth) {
        JsonNode essence = Meaning.essence(node);
        return depth > 5
                ? essence
                : References.replaced(
                        essence,
                        target -> resolved(
                                contract, contract.resolve(contract.at(target)).node(), depth + 1));
    }

    private void leniency(JsonNode old, JsonNode now, Place place) {
        if (now.asBoolean() && !old.asBoolean()) {
            // Affects neither HTTP messages nor types.
            changes.documentation(place, Keywords.IGNORE_UNREADABLE);
        } else if (old.asBoolean() && !now.asBoolean()) {
            changes.add("other-change/leniency", place);
        }
    }

    void deprecated(JsonNode old, JsonNode now, Place place) {
        boolean is = now.asBoolean();
        if (old.asBoolean() != is) {
            changes.add(is ? "deprecation-changed" : "deprecation-changed/off", place);
        }
    }
}
