package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.List;

/** Prepares callbacks for checks that take each key of them for a URL. */
final class Callbacks {

    private Callbacks() {}

    /** Returns a document without the extensions of its callbacks, whose values aren't path items. */
    static JsonNode withoutExtensions(SpecParts parts, JsonNode document) {
        List<Part> extended = parts.of(Kind.CALLBACK)
                .filter(callback -> extensions(callback.node()).size() > 0)
                .toList();
        if (extended.isEmpty()) {
            return document;
        }
        JsonNode copy = document.deepCopy();
        for (Part callback : extended) {
            if (copy.at(callback.pointer()) instanceof ObjectNode written) {
                written.remove(extensions(written));
            }
        }
        return copy;
    }

    private static List<String> extensions(JsonNode callback) {
        return callback.properties().stream()
                .map(entry -> entry.getKey())
                .filter(key -> key.startsWith("x-"))
                .toList();
    }
}
