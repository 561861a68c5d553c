package io.github.llamabatches.gate.internal.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.comparing.Change.Kind;
import io.github.llamabatches.gate.internal.reading.Case;
import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Collects changes without duplicates. */
final class Changes {

    private final Map<List<Object>, Change> changes = new LinkedHashMap<>();

    List<Change> list() {
        return new ArrayList<>(changes.values());
    }

    /**
     * Adds a change.
     *
     * @param name the id of the rule or of one of its cases, which has the text
     * @param names the names and values for the text
     */
    void add(String name, Place place, Object... names) {
        Case words = Case.of(name);
        String[] shown = Stream.of(names)
                .map(named -> named instanceof JsonNode value ? Meaning.shown(value) : named.toString())
                .toArray(String[]::new);
        String kind = words.text("kind").isEmpty() ? "changed" : words.text("kind");
        String effect = words.text("effect");
        add(new Change(
                Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                words.rule(),
                words.severity(),
                place,
                place.subject().then(Text.of(words.text("change"), shown)),
                effect.isEmpty() ? "no client has to change" : effect));
    }

    void documentation(Place place, String keyword) {
        Text text = place.subject().then(Text.of(" has another %s", keyword));
        add(new Change(Kind.DOCUMENTATION, null, Severity.NOTE, place, text, ""));
    }

    /**
     * A part is compared for each reference to it: the change is reported once, at its definition, with the highest
     * severity.
     */
    private void add(Change change) {
        List<Object> key = new ArrayList<>(List.of(change.pointer(), change.kind()));
        key.add(change.rule() == null ? "" : change.rule());
        changes.merge(key, change, (known, other) -> rank(other) > rank(known) ? other : known);
    }

    private static int rank(Change change) {
        boolean own = Pointers.isAtOrBelow(change.pointer(), change.place().context());
        return (change.severity() == Severity.ERROR ? 4 : change.severity() == Severity.WARNING ? 2 : 0)
                + (own ? 1 : 0);
    }
}
