package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.generator.FuzzShape.ListOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A parameter: its description in a document, and its representation in a request. */
record FuzzParameter(String in, String name, FuzzShape shape, boolean required, boolean exploded) {

    ObjectNode described(FuzzWriter writer) {
        ObjectNode parameter = FuzzShape.JSON.objectNode().put("name", name).put("in", in);
        parameter.set("schema", shape.schema(writer));
        if (required) {
            parameter.put("required", true);
        }
        if (shape instanceof ListOf && !exploded) {
            parameter.put("explode", false);
        }
        if (writer.sometimes()) {
            parameter.put("style", in.equals("query") || in.equals("cookie") ? "form" : "simple");
        }
        return writer.sometimes() ? parameter.put("description", "*/ {@x").put("deprecated", true) : parameter;
    }

    /** Returns a value, or null to omit the parameter. */
    @org.jspecify.annotations.Nullable
    JsonNode value(Random random) {
        if (!required && random.nextInt(3) == 0) {
            return null;
        }
        JsonNode value = shape.value(random, true);
        // Feign can't send an empty list.
        while (value.isArray() && value.isEmpty()) {
            value = shape.value(random, true);
        }
        return value;
    }

    /** Returns the decoded values in the request; several for an exploded list. */
    List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> texts.add(text(item)));
            return exploded ? texts : List.of(String.join(",", texts));
        }
        return List.of(text(value));
    }

    private static String text(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }
}
