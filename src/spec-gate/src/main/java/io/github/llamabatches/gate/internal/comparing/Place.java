package io.github.llamabatches.gate.internal.comparing;

import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.SpecDocument;

/**
 * The current location of a comparison.
 *
 * @param group the name of the operation or component
 * @param subject the part of it that is compared
 * @param context the location of the operation or component
 * @param pointer the location of the part
 * @param anchor the pointer to the element that determines the line
 * @param origin the location of the part in the old document, if it differs
 */
public record Place(Text group, Text subject, String context, String pointer, String anchor, String origin) {

    private static final String THE_SCHEMA = "the schema";

    public static Place at(Text group, String subject, String pointer) {
        return new Place(group, Text.of(subject), pointer, pointer, pointer, pointer);
    }

    static Place schema(String pointer) {
        return at(Text.of("schema %s", Pointers.name(pointer)), THE_SCHEMA, pointer);
    }

    Place subject(Text other) {
        return new Place(group, other, context, pointer, anchor, origin);
    }

    /** Returns the same subject with another location. */
    Place at(String other) {
        return new Place(group, subject, context, other, other, other);
    }

    /** Returns the same location with another location in the old document. */
    Place from(String old) {
        return new Place(group, subject, context, pointer, anchor, old);
    }

    Place child(String name) {
        return at(SpecDocument.child(pointer, name));
    }

    /** Returns the location of an item in the new document. */
    Place item(int index) {
        return child(Integer.toString(index));
    }

    /** Returns the location of a removed item. Another item may have its index, so the list determines the line. */
    Place gone(int index) {
        String gone = SpecDocument.child(pointer, Integer.toString(index));
        return new Place(group, subject, context, gone, pointer, gone);
    }

    Place property(String name, String writtenAt) {
        boolean isSchema = subject.format().equals(THE_SCHEMA);
        Text text = isSchema ? Text.of("property %s", name) : subject.then(Text.of(", its property %s", name));
        return new Place(group, text, context, writtenAt, writtenAt, writtenAt);
    }

    Place part(String words, String writtenAt) {
        return new Place(group, subject.then(Text.of(words)), context, writtenAt, writtenAt, writtenAt);
    }
}
