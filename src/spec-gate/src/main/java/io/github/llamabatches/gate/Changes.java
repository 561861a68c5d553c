package io.github.llamabatches.gate;

import io.github.llamabatches.gate.Change.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects changes, each of them once. */
final class Changes {

    private final List<Change> list = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();

    List<Change> list() {
        return List.copyOf(list);
    }

    /** Takes in a change whose severity is that of its rule. */
    void add(Kind kind, Rule rule, Place place, Text text, String affected) {
        add(kind, rule, rule.severity(), place, text, affected);
    }

    void add(Kind kind, Rule rule, Severity severity, Place place, Text text, String affected) {
        add(new Change(kind, rule, severity, place.group(), text, affected, place.pointer(), place.anchor()));
    }

    void documentation(Place place, Text text) {
        add(new Change(
                Kind.DOCUMENTATION, null, Severity.NOTE, place.group(), text, "", place.pointer(), place.anchor()));
    }

    private void add(Change change) {
        // A component is compared from every place that refers to it.
        if (seen.add(List.of(change.pointer(), change.text()))) {
            list.add(change);
        }
    }

    /**
     * Where in the new document a comparison has come to.
     *
     * @param group the operation or schema, as readers call it
     * @param pointer where
     * @param anchor what gives the line
     */
    record Place(Text group, String pointer, String anchor) {

        static Place at(Text group, String pointer) {
            return new Place(group, pointer, pointer);
        }

        Place child(String name) {
            return at(group, SpecDocument.child(pointer, name));
        }

        /** An item that is there now. */
        Place item(int index) {
            return child(Integer.toString(index));
        }

        /** An item that is gone: another one may have its index now, so the list gives the line. */
        Place gone(int index) {
            return new Place(group, SpecDocument.child(pointer, Integer.toString(index)), pointer);
        }
    }
}
