package io.github.llamabatches.gate.internal.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Finds duplicate keys, and values that differ between YAML 1.2 and 1.1, which Swagger Parser and OpenAPI Generator
 * read.
 */
final class ScalarTraps {

    /** Not booleans in SnakeYAML, but in other readers of YAML 1.1. */
    private static final Set<String> SHORT_BOOLEANS = Set.of("y", "Y", "n", "N");

    /** Keywords whose value is a string that often looks like a number. */
    private static final Set<String> VERSIONS = Set.of("/openapi", "/swagger", "/info/version");

    private final SpecDocument document;
    private final Resolver yaml11 = new Resolver();
    private final List<Finding> findings = new ArrayList<>();

    private ScalarTraps(SpecDocument document) {
        this.document = document;
    }

    static List<Finding> find(SpecDocument document) {
        ScalarTraps traps = new ScalarTraps(document);
        traps.look(document.root(), "");
        return traps.findings;
    }

    private void look(Node node, String pointer) {
        if (node instanceof MappingNode mapping) {
            Map<String, Position> keys = new HashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                    add("unquoted-key/structure", tuple.getKeyNode(), pointer);
                    continue;
                }
                String child = SpecDocument.child(pointer, key.getValue());
                lookAtKey(key, child);
                Position first = keys.putIfAbsent(key.getValue(), SpecDocument.position(key));
                if (first != null) {
                    add("duplicate-key", key, child, shortened(key.getValue()), first.line());
                }
                look(tuple.getValueNode(), child);
            }
        } else if (node instanceof SequenceNode sequence) {
            int index = 0;
            for (Node item : sequence.getValue()) {
                look(item, pointer + "/" + index++);
            }
        } else if (node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN) {
            lookAtValue(scalar, pointer);
        }
    }

    private void lookAtKey(ScalarNode key, String pointer) {
        if (key.getScalarStyle() != ScalarStyle.PLAIN) {
            return;
        }
        String value = key.getValue();
        if (value.equals("<<")) {
            // A merge key, which has its own finding.
            return;
        }
        if (!key.getTag().equals(Tag.STR) || !isText11(value)) {
            add(
                    "unquoted-key",
                    key,
                    pointer,
                    shortened(value),
                    what(value),
                    isStatus(pointer) ? value.replaceFirst("^0+", "") : shortened(value));
        }
    }

    /** Returns whether a key is a status with redundant leading zeros. */
    private static boolean isStatus(String pointer) {
        return pointer.matches(".*/responses/0*[1-5]\\d\\d");
    }

    private void lookAtValue(ScalarNode scalar, String pointer) {
        String value = scalar.getValue();
        Tag tag = scalar.getTag();
        boolean number = tag.equals(Tag.INT) || tag.equals(Tag.FLOAT);
        if (number && VERSIONS.contains(pointer)) {
            add(
                    pointer.equals("/info/version") ? "unquoted-version/of-document" : "unquoted-version",
                    scalar,
                    pointer,
                    shortened(value));
        } else if (number && !YamlTree.isReadableNumber(value)) {
            add("unquoted-number/large", scalar, pointer, shortened(value));
        } else if (tag.equals(Tag.STR) && !isText11(value)) {
            add(rule11(value), scalar, pointer, shortened(value), what(value));
        }
    }

    private boolean isText11(String value) {
        return tag11(value).equals(org.yaml.snakeyaml.nodes.Tag.STR);
    }

    private org.yaml.snakeyaml.nodes.Tag tag11(String value) {
        return SHORT_BOOLEANS.contains(value)
                ? org.yaml.snakeyaml.nodes.Tag.BOOL
                : yaml11.resolve(NodeId.scalar, value, true);
    }

    private String rule11(String value) {
        org.yaml.snakeyaml.nodes.Tag tag = tag11(value);
        if (tag.equals(org.yaml.snakeyaml.nodes.Tag.TIMESTAMP)) {
            return "unquoted-date";
        }
        boolean number = tag.equals(org.yaml.snakeyaml.nodes.Tag.INT) || tag.equals(org.yaml.snakeyaml.nodes.Tag.FLOAT);
        return number ? "unquoted-number" : "unquoted-word";
    }

    private String what(String value) {
        String tag = tag11(value).getValue();
        return switch (tag.substring(tag.lastIndexOf(':') + 1)) {
            case "bool" -> "a boolean";
            case "null" -> "null";
            case "int", "float" -> "a number";
            case "timestamp" -> "a date";
            default -> "something else";
        };
    }

    private void add(String name, Node node, String pointer, Object... values) {
        findings.add(Finding.at(document.file(), SpecDocument.position(node), pointer, name, values));
    }

    private static String shortened(String value) {
        return value.length() > 60 ? value.substring(0, 60) + "…" : value;
    }
}
