package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Converts YAML to JSON, and keeps the position of each value. */
final class YamlTree {

    /** Longer numbers take long to parse and are useless in a specification. */
    static final int MAX_NUMBER_LENGTH = 100;

    private static final int MAX_EXPONENT = 1000;

    /**
     * The maximum number of values: documents without aliases have fewer values than characters, except for short ones.
     */
    private static final int FEW_VALUES = 10_000;

    private final int length;
    private final Map<String, Position> positions = new HashMap<>();
    private int values;
    private boolean readable = true;

    YamlTree(int length) {
        this.length = length;
    }

    Map<String, Position> positions() {
        return positions;
    }

    /** Returns whether JSON can represent the document: no key is an object or a list. */
    boolean isReadable() {
        return readable;
    }

    JsonNode read(Node node, String pointer, int depth) {
        if (depth > EventScan.MAX_DEPTH || ++values > Math.max(FEW_VALUES, length)) {
            throw new TooLargeException(SpecDocument.position(node));
        }
        positions.putIfAbsent(pointer, SpecDocument.position(node));
        JsonNodeFactory factory = JsonNodeFactory.instance;
        if (node instanceof MappingNode mapping) {
            var object = factory.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                readable &= tuple.getKeyNode() instanceof ScalarNode;
                if (isMerge(tuple.getKeyNode())) {
                    merge(object, tuple.getValueNode(), pointer, depth);
                } else {
                    String child = SpecDocument.child(pointer, key);
                    positions.put(child, SpecDocument.position(tuple.getKeyNode()));
                    object.set(key, read(tuple.getValueNode(), child, depth + 1));
                }
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            var array = factory.arrayNode();
            for (Node item : sequence.getValue()) {
                array.add(read(item, pointer + "/" + array.size(), depth + 1));
            }
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private static boolean isMerge(Node key) {
        return key instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && scalar.getValue().equals("<<");
    }

    /** Merges the members of other objects, as in YAML 1.1. */
    private void merge(ObjectNode object, Node lenders, String pointer, int depth) {
        List<Node> each = lenders instanceof SequenceNode list ? list.getValue() : List.of(lenders);
        for (Node lender : each) {
            if (lender instanceof MappingNode) {
                read(lender, pointer, depth + 1)
                        .properties()
                        .forEach(member -> object.putIfAbsent(member.getKey(), member.getValue()));
            }
        }
    }

    /** Thrown if aliases expand to more values than a document of this size can contain. */
    static final class TooLargeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Position position;

        TooLargeException(Position position) {
            super("too large", null, false, false);
            this.position = position;
        }

        Position position() {
            return position;
        }
    }

    private static JsonNode scalar(ScalarNode scalar) {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        String value = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return factory.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return factory.booleanNode(Boolean.parseBoolean(value));
        }
        if ((tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) && isReadableNumber(value)) {
            return tag.equals(Tag.INT)
                    ? factory.numberNode(new BigInteger(value))
                    : factory.numberNode(new BigDecimal(value));
        }
        return factory.textNode(value);
    }

    /** Returns whether every JSON reader accepts a number and parses it quickly. */
    static boolean isReadableNumber(String value) {
        if (value.length() > MAX_NUMBER_LENGTH) {
            return false;
        }
        try {
            return Math.abs((long) new BigDecimal(value).scale()) <= MAX_EXPONENT;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
