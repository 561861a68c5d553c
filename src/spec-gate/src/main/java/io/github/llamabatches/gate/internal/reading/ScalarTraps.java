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
 * Finds keys that come twice, and values that mean one thing in YAML 1.2 and another in 1.1, which Swagger Parser and
 * OpenAPI Generator read.
 */
final class ScalarTraps {

    /** Not booleans for SnakeYAML, but for other readers of YAML 1.1. */
    private static final Set<String> SHORT_BOOLEANS = Set.of("y", "Y", "n", "N");

    /** Where text is meant that often looks like a number. */
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
                    add(
                            Rule.of("unquoted-key"),
                            tuple.getKeyNode(),
                            pointer,
                            "A list or an object is used as a key.",
                            "Quote the key: in YAML, { and [ begin an object and a list.");
                    continue;
                }
                String child = SpecDocument.child(pointer, key.getValue());
                lookAtKey(key, child);
                Position first = keys.putIfAbsent(key.getValue(), SpecDocument.position(key));
                if (first != null) {
                    add(
                            Rule.of("duplicate-key"),
                            key,
                            child,
                            "The key \"" + shortened(key.getValue()) + "\" comes a second time; the first is in line "
                                    + first.line() + ".",
                            "Remove or rename one of the two.");
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
            // A merge key, which is a finding itself.
            return;
        }
        if (!key.getTag().equals(Tag.STR) || !isText11(value)) {
            add(
                    Rule.of("unquoted-key"),
                    key,
                    pointer,
                    "The key " + shortened(value) + " is read as " + what(value) + ", not as text.",
                    "Write \"" + (isStatus(pointer) ? value.replaceFirst("^0+", "") : shortened(value))
                            + "\" with the quotes.");
        }
    }

    /** Whether a key is a status, whose zeros in front come from habit. */
    private static boolean isStatus(String pointer) {
        return pointer.matches(".*/responses/0*[1-5]\\d\\d");
    }

    private void lookAtValue(ScalarNode scalar, String pointer) {
        String value = scalar.getValue();
        Tag tag = scalar.getTag();
        boolean number = tag.equals(Tag.INT) || tag.equals(Tag.FLOAT);
        if (number && VERSIONS.contains(pointer)) {
            add(
                    Rule.of("unquoted-version"),
                    scalar,
                    pointer,
                    "The version " + shortened(value) + " is read as a number.",
                    pointer.equals("/info/version")
                            ? "Write all three parts, such as 1.0.0, or quote it: \"" + shortened(value) + "\"."
                            : "Write openapi: 3.0.3.");
        } else if (number && !SpecDocument.isReadableNumber(value)) {
            add(
                    Rule.of("unquoted-number"),
                    scalar,
                    pointer,
                    "The number " + shortened(value) + " is larger or longer than readers of JSON take.",
                    "Write a smaller number, or quote it if it is text.");
        } else if (tag.equals(Tag.STR) && !isText11(value)) {
            add(rule11(value), scalar, pointer, message11(value), remedy11(value));
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

    private Rule rule11(String value) {
        org.yaml.snakeyaml.nodes.Tag tag = tag11(value);
        if (tag.equals(org.yaml.snakeyaml.nodes.Tag.TIMESTAMP)) {
            return Rule.of("unquoted-date");
        }
        boolean number = tag.equals(org.yaml.snakeyaml.nodes.Tag.INT) || tag.equals(org.yaml.snakeyaml.nodes.Tag.FLOAT);
        return number ? Rule.of("unquoted-number") : Rule.of("unquoted-word");
    }

    private String message11(String value) {
        return "Readers of YAML 1.1 take " + shortened(value) + " for " + what(value) + ", others for text.";
    }

    private String remedy11(String value) {
        String quoted = "Write \"" + shortened(value) + "\" with the quotes";
        return switch (rule11(value).id()) {
            case "unquoted-date" -> quoted + ".";
            case "unquoted-number" -> quoted + " if it is text, or as a plain decimal number if it is a number.";
            default -> quoted + " if it is text, or true, false or null if that is meant.";
        };
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

    private void add(Rule rule, Node node, String pointer, String message, String remedy) {
        findings.add(Finding.at(document.file(), SpecDocument.position(node), pointer, rule, message, remedy));
    }

    private static String shortened(String value) {
        return value.length() > 60 ? value.substring(0, 60) + "…" : value;
    }
}
