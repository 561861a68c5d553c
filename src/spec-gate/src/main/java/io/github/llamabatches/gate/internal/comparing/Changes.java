package io.github.llamabatches.gate.internal.comparing;

import io.github.llamabatches.gate.internal.comparing.Change.Kind;
import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects changes, each of them once. */
final class Changes {

    private final Map<List<Object>, Change> changes = new LinkedHashMap<>();

    List<Change> list() {
        return new ArrayList<>(changes.values());
    }

    /** Takes in a change whose severity is that of its rule. */
    void add(Kind kind, Rule rule, Place place, Text text, String affected) {
        add(kind, rule, rule.severity(), place, text, affected);
    }

    void add(Kind kind, Rule rule, Severity severity, Place place, Text text, String affected) {
        add(new Change(
                kind,
                rule,
                severity,
                place.group(),
                place.subject().then(text),
                affected,
                place.pointer(),
                place.anchor(),
                place.origin(),
                place.context()));
    }

    void documentation(Place place, String keyword) {
        Text text = place.subject().then(Text.of(" has another %s", keyword));
        add(new Change(
                Kind.DOCUMENTATION,
                null,
                Severity.NOTE,
                place.group(),
                text,
                "",
                place.pointer(),
                place.anchor(),
                place.origin(),
                place.context()));
    }

    /** A part is compared from every place that includes it: it counts where it is written itself, and at its worst. */
    private void add(Change change) {
        List<Object> key = new ArrayList<>(List.of(change.pointer(), change.kind()));
        key.add(change.rule() == null ? "" : change.rule());
        changes.merge(key, change, (known, other) -> rank(other) > rank(known) ? other : known);
    }

    private static int rank(Change change) {
        boolean own = Pointers.isAtOrBelow(change.pointer(), change.context());
        return (change.severity() == Severity.ERROR ? 4 : change.severity() == Severity.WARNING ? 2 : 0)
                + (own ? 1 : 0);
    }
}
