package io.github.llamabatches.gate.internal.comparing;

import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two specifications.
 *
 * @param kind what happened
 * @param rule what it breaks or announces; none for documentation
 * @param severity how bad it is for users of the generated client
 * @param group the operation or the schema that it belongs to
 * @param text what is different, from what to what
 * @param affected who has to do something, as the end of a sentence
 * @param pointer where: in the new document, or where it would be there
 * @param anchor what stands for it in the new document, and gives its line
 * @param origin where it was in the old document
 * @param context where the operation or the component is written that it was found in
 */
public record Change(
        Kind kind,
        @Nullable Rule rule,
        Severity severity,
        Text group,
        Text text,
        String affected,
        String pointer,
        String anchor,
        String origin,
        String context) {

    Change(Kind kind, @Nullable Rule rule, Severity severity, Place place, Text words, String affected) {
        this(
                kind,
                rule,
                severity,
                place.group(),
                place.subject().then(words),
                affected,
                place.pointer(),
                place.anchor(),
                place.origin(),
                place.context());
    }

    /** The kinds of change, in the order of the changelog. */
    public enum Kind {
        ADDED("Added"),
        CHANGED("Changed"),
        DEPRECATED("Deprecated"),
        REMOVED("Removed"),
        DOCUMENTATION("Documentation only");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** How much the version must rise for a change. */
    public enum Demand {
        NONE,
        MINOR,
        MAJOR
    }

    /** The same change, which breaks what is generated too. */
    public Change breaking(String whatBreaks) {
        return new Change(kind, rule, Severity.ERROR, group, text, whatBreaks, pointer, anchor, origin, context);
    }

    /** The same change, which only has to be announced. */
    public Change note() {
        return note("nobody has to change");
    }

    /** The same change, which only has to be announced, with its effect. */
    public Change note(String effect) {
        return new Change(kind, rule, Severity.NOTE, group, text, effect, pointer, anchor, origin, context);
    }

    /** Whether it is one of names alone, of which nothing is seen on the wire. */
    public boolean isOfNames() {
        return rule != null && rule.isOfNames();
    }

    public boolean breaking() {
        return severity == Severity.ERROR;
    }

    public Demand demand() {
        if (breaking()) {
            return Demand.MAJOR;
        }
        boolean announces = (kind == Kind.ADDED || kind == Kind.DEPRECATED) && !isOfNames();
        return severity == Severity.WARNING || announces ? Demand.MINOR : Demand.NONE;
    }
}
