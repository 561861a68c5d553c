package io.github.llamabatches.gate;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The references that lead out of a document. Parsers put what they lead to under {@code components}. */
final class OutwardReferences {

    /** The token of a pointer that is the name of a component: {@code /components/schemas/Name}. */
    private static final int COMPONENT = 3;

    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<String, String> references = new LinkedHashMap<>();

    private OutwardReferences() {}

    /**
     * Finds the reference behind which a component of another document is.
     *
     * @param root the document
     * @param holder the last place on the way to the component that is in the document
     * @param left the rest of the way
     * @return the place of a reference; null if the component can't be behind one
     */
    static @Nullable String to(Node root, String holder, List<String> left) {
        String[] tokens = (holder + "/" + String.join("/", left)).split("/");
        boolean isMissing = holder.split("/").length <= COMPONENT;
        if (!isMissing || tokens.length <= COMPONENT || !tokens[1].equals("components")) {
            return null;
        }
        OutwardReferences found = new OutwardReferences();
        found.collect(root, "");
        // A definition behind another file's references has its name from there.
        return found.references.entrySet().stream()
                .filter(reference -> name(reference.getValue()).equals(tokens[COMPONENT]))
                .findFirst()
                .or(() -> found.references.entrySet().stream().findFirst())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** The name that a component gets from the reference to it. */
    private static String name(String reference) {
        return reference.replaceFirst(".*[/#]", "").replaceFirst("\\..*", "");
    }

    private void collect(Node node, String pointer) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    collect(key.getValue(), tuple.getValueNode(), SpecDocument.child(pointer, key.getValue()));
                }
            }
        } else if (node instanceof SequenceNode list) {
            for (int i = 0; i < list.getValue().size(); i++) {
                collect(list.getValue().get(i), pointer + "/" + i);
            }
        }
    }

    private void collect(String key, Node value, String pointer) {
        if (key.equals("$ref")
                && value instanceof ScalarNode text
                && !text.getValue().startsWith("#")) {
            references.put(pointer, text.getValue());
        }
        collect(value, pointer);
    }
}
