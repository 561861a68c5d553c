package io.github.llamabatches.gate.internal.comparing;

import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Describes a difference between two specifications.
 *
 * @param kind the kind of change
 * @param rule the rule; none for documentation
 * @param severity the severity for users of the generated client
 * @param place the location
 * @param text the difference with the old and new value
 * @param affected the effect on users, as the end of a sentence
 */
public record Change(Kind kind, @Nullable Rule rule, Severity severity, Place place, Text text, String affected) {

    /** Returns the operation or schema to which it belongs. */
    Text group() {
        return place.group();
    }

    /** Returns the location in the new document; of a removed element, its former location. */
    public String pointer() {
        return place.pointer();
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

    /** The part of the version that a change increases. */
    public enum Demand {
        NONE,
        MINOR,
        MAJOR
    }

    /** Returns the same change as one that also breaks generated code. */
    public Change breaking(String whatBreaks) {
        return new Change(kind, rule, Severity.ERROR, place, text, whatBreaks);
    }

    /** Returns the same change as a note, with its effect. */
    public Change note(String effect) {
        return new Change(kind, rule, Severity.NOTE, place, text, effect);
    }

    /** Returns whether only names change, which HTTP messages don't contain. */
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
