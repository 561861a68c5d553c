package io.github.llamabatches;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Writes JSON in one of many equivalent ways: whitespace, order, escapes and unknown fields. */
final class RandomJson {

    private static final List<String> BLANKS = List.of("", "", "", " ", "\n", "\r\n", "\t", "  ");

    private final Random random;
    private final StringBuilder json = new StringBuilder();

    private RandomJson(Random random) {
        this.random = random;
    }

    /**
     * Writes a document.
     *
     * @param outline the document or a part of it; its objects are records, which may get unknown fields. Other objects
     *     may be maps, in which such fields would be entries
     */
    static String write(JsonNode node, JsonNode outline, Random random) {
        RandomJson writer = new RandomJson(random);
        writer.value(node, outline);
        return writer.json.toString();
    }

    private void value(JsonNode node, JsonNode outline) {
        blank();
        if (node.isObject()) {
            object(node, outline);
        } else if (node.isArray()) {
            array(node, outline);
        } else if (node.isTextual()) {
            text(node.textValue());
        } else {
            json.append(node);
        }
        blank();
    }

    private void object(JsonNode node, JsonNode outline) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        for (int unknown = outline.isObject() ? random.nextInt(3) : 0; unknown > 0; unknown--) {
            names.add("unknown" + unknown);
        }
        Collections.shuffle(names, random);
        json.append('{');
        for (int i = 0; i < names.size(); i++) {
            json.append(i == 0 ? "" : ",");
            blank();
            text(names.get(i));
            blank();
            json.append(':');
            JsonNode value = node.get(names.get(i));
            value(value != null ? value : anything(3), outline.path(names.get(i)));
        }
        blank();
        json.append('}');
    }

    private void array(JsonNode node, JsonNode outline) {
        json.append('[');
        for (int i = 0; i < node.size(); i++) {
            json.append(i == 0 ? "" : ",");
            value(node.get(i), outline.path(i));
        }
        blank();
        json.append(']');
    }

    private JsonNode anything(int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0:
                return nodes.nullNode();
            case 1:
                return nodes.booleanNode(random.nextBoolean());
            case 2:
                return nodes.numberNode(random.nextLong());
            case 3:
                return nodes.numberNode(random.nextGaussian() * 1e200);
            case 4:
                return nodes.textNode("\u00e9\"\\\u0001\ud83d\ude00/" + random.nextInt());
            case 5:
                return nodes.arrayNode().add(anything(depth - 1)).add(anything(depth - 1));
            default:
                return nodes.objectNode().set("items", anything(depth - 1));
        }
    }

    private void text(String text) {
        json.append('"');
        text.codePoints().forEach(this::character);
        json.append('"');
    }

    private void character(int codePoint) {
        if (codePoint < ' ' || random.nextInt(8) == 0) {
            for (char half : Character.toChars(codePoint)) {
                json.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) half));
            }
        } else if (codePoint == '"' || codePoint == '\\' || (codePoint == '/' && random.nextBoolean())) {
            json.append('\\').appendCodePoint(codePoint);
        } else {
            json.appendCodePoint(codePoint);
        }
    }

    private void blank() {
        json.append(BLANKS.get(random.nextInt(BLANKS.size())));
    }
}
