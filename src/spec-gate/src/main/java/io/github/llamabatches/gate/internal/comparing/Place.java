package io.github.llamabatches.gate.internal.comparing;

import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.SpecDocument;

/**
 * Where in the new document a comparison has come to.
 *
 * @param group the operation or the component, as readers call it
 * @param subject the part of it that is compared
 * @param context where the operation or the component is written
 * @param pointer where the part is written
 * @param anchor the pointer that gives the line
 * @param origin where the part was written in the old document, if that is known to be elsewhere
 */
record Place(Text group, Text subject, String context, String pointer, String anchor, String origin) {

    private static final String THE_SCHEMA = "the schema";

    static Place at(Text group, String subject, String pointer) {
        return new Place(group, Text.of(subject), pointer, pointer, pointer, pointer);
    }

    static Place schema(String pointer) {
        return at(Text.of("schema %s", Pointers.name(pointer)), THE_SCHEMA, pointer);
    }

    Place subject(Text other) {
        return new Place(group, other, context, pointer, anchor, origin);
    }

    /** The same subject, of which something is written elsewhere. */
    Place at(String other) {
        return new Place(group, subject, context, other, other, other);
    }

    /** The same place, which was elsewhere in the old document. */
    Place from(String old) {
        return new Place(group, subject, context, pointer, anchor, old);
    }

    Place child(String name) {
        return at(SpecDocument.child(pointer, name));
    }

    /** An item that is there now. */
    Place item(int index) {
        return child(Integer.toString(index));
    }

    /** An item that is gone: another one may have its index now, so the list gives the line. */
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
