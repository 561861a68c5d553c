package io.github.llamabatches.gate.internal.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.util.Set;

/** Separates documentation from keywords with an effect. */
final class Meaning {

    /** The keywords that are only documentation. */
    static final Set<String> DOCUMENTATION =
            Set.of(("description summary title example examples externalDocs x-enum-descriptions contact "
                            + "license termsOfService bearerFormat")
                    .split(" "));

    /** The keywords that only affect the gate. */
    static final Set<String> IGNORED = Set.of(SpecDocument.SUPPRESSIONS, "$comment", "$defs");

    private Meaning() {}

    /** Returns a part without documentation and without keywords whose value is false. */
    static JsonNode essence(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> array.add(essence(item)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (!DOCUMENTATION.contains(entry.getKey()) && !(value.isBoolean() && !value.booleanValue())) {
                object.set(entry.getKey(), essence(value));
            }
        });
        return object;
    }

    /** Formats a value for readers. */
    static String shown(JsonNode node) {
        if (node.isMissingNode()) {
            return "nothing";
        }
        return node.isTextual() ? node.textValue() : node.toString();
    }
}
