package io.github.llamabatches.gate;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The places of a specification, for a program that reads it in another way, and reports as the gate does.
 *
 * <p>A specification that isn't a readable file, or isn't YAML, has no lines: its places are pointers alone.
 */
public final class SpecPlaces {

    private static final int MOST_REFERENCES = 100;

    /** The key of YAML 1.1 whose value is an object, or a list of objects, that lends its members. */
    private static final String MERGE = "<<";

    private final String shown;
    private final @Nullable Node root;

    private SpecPlaces(String shown, @Nullable Node root) {
        this.shown = shown;
        this.root = root;
    }

    /**
     * Reads a specification.
     *
     * @param location a file, or the URL of something
     * @return its places
     */
    public static SpecPlaces of(String location) {
        try {
            Path file = location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
            if (Files.isRegularFile(file)) {
                return new SpecPlaces(Report.path(file), compose(Files.readString(file)));
            }
        } catch (IOException | IllegalArgumentException | YamlEngineException e) {
            // Whoever reads it in another way knows more about it than a place.
            return new SpecPlaces(TextReport.printable(location), null);
        }
        return new SpecPlaces(TextReport.printable(location), null);
    }

    private static @Nullable Node compose(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setAllowDuplicateKeys(true)
                .setMaxAliasesForCollections(Integer.MAX_VALUE)
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(Math.max(1024, text.length()))
                .build();
        return new Compose(settings)
                .composeString(text.startsWith("\ufeff") ? text.substring(1) : text)
                .orElse(null);
    }

    /**
     * Writes an error as the gate writes it, at the place where the thing is written, behind references.
     *
     * @param rule the id of the rule that is broken
     * @param pointer where: a JSON pointer (RFC 6901), which may lead through references
     * @param message what is wrong, as one sentence
     * @param remedy how to mend it, as one sentence
     * @return lines of text
     */
    public String finding(String rule, String pointer, String message, String remedy) {
        Rule broken = Arrays.stream(Rule.values())
                .filter(known -> known.id().equals(rule))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no rule " + rule));
        if (root == null) {
            return TextReport.of(shown, Severity.ERROR, broken, pointer, message, remedy);
        }
        Place place = follow(root, pointer);
        String file =
                shown + ":" + place.position().line() + ":" + place.position().column();
        return TextReport.of(file, Severity.ERROR, broken, place.pointer(), message, remedy);
    }

    /**
     * Tells which text is written at a place.
     *
     * @param pointer where, as in {@link #finding}
     * @return the text; null if there is none, or a number, a truth value or the like
     */
    public @Nullable String text(String pointer) {
        Place place = root == null ? null : follow(root, pointer);
        return place != null
                        && place.isThere()
                        && place.node() instanceof ScalarNode scalar
                        && scalar.getTag().equals(Tag.STR)
                ? scalar.getValue()
                : null;
    }

    /**
     * Tells how many items a list has.
     *
     * @param pointer where, as in {@link #finding}
     * @return the number; 0 if there is no list
     */
    public int size(String pointer) {
        Place place = root == null ? null : follow(root, pointer);
        return place != null && place.isThere() && place.node() instanceof SequenceNode list
                ? list.getValue().size()
                : 0;
    }

    /**
     * Tells which names an object has.
     *
     * @param pointer where, as in {@link #finding}
     * @return its names in their order, without those that it takes from another object; none if there is no object
     */
    public List<String> names(String pointer) {
        Place place = root == null ? null : follow(root, pointer);
        if (place == null || !place.isThere() || !(place.node() instanceof MappingNode mapping)) {
            return List.of();
        }
        return mapping.getValue().stream()
                .map(NodeTuple::getKeyNode)
                .filter(ScalarNode.class::isInstance)
                .map(key -> ((ScalarNode) key).getValue())
                .filter(name -> !name.equals(MERGE))
                .toList();
    }

    /** Holds the node that a pointer leads to, or the one that would hold it. */
    private record Place(Node node, Position position, String pointer, boolean isThere) {}

    private static Place follow(Node root, String pointer) {
        Place place = new Place(root, SpecDocument.position(root), "", true);
        int references = 0;
        // The tokens that are left; a reference puts those that lead to its target before them.
        List<String> left = tokens(pointer);
        while (!left.isEmpty()) {
            String token = left.get(0);
            Place child = child(place, token);
            String reference = child == null ? reference(place.node()) : null;
            if (reference != null && reference.startsWith("#/") && references++ < MOST_REFERENCES) {
                left = concat(tokens(reference.substring(1)), left);
                place = new Place(root, SpecDocument.position(root), "", true);
            } else if (child == null) {
                return missing(root, place, left, reference);
            } else {
                place = child;
                left = left.subList(1, left.size());
            }
        }
        return place;
    }

    /** The place of what isn't in this document: that of the reference out of it, or of what would hold it. */
    private static Place missing(Node root, Place holder, List<String> left, @Nullable String reference) {
        String link =
                reference == null ? OutwardReferences.to(root, holder.pointer(), left) : holder.pointer() + "/$ref";
        if (link != null) {
            Place place = follow(root, link);
            return new Place(place.node(), place.position(), place.pointer(), false);
        }
        return new Place(holder.node(), holder.position(), holder.pointer() + "/" + String.join("/", left), false);
    }

    private static List<String> tokens(String pointer) {
        return pointer.isEmpty()
                ? List.of()
                : Arrays.asList(pointer.substring(1).split("/", -1));
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static @Nullable String reference(Node node) {
        NodeTuple reference = member(node, "$ref");
        return reference != null && reference.getValueNode() instanceof ScalarNode text ? text.getValue() : null;
    }

    private static @Nullable Place child(Place place, String token) {
        String pointer = place.pointer() + "/" + token;
        NodeTuple member = member(place.node(), token.replace("~1", "/").replace("~0", "~"));
        if (member != null) {
            return new Place(member.getValueNode(), SpecDocument.position(member.getKeyNode()), pointer, true);
        }
        if (place.node() instanceof SequenceNode list && token.matches("\\d{1,9}")) {
            int index = Integer.parseInt(token);
            Node item = index < list.getValue().size() ? list.getValue().get(index) : null;
            return item == null ? null : new Place(item, SpecDocument.position(item), pointer, true);
        }
        return null;
    }

    private static @Nullable NodeTuple member(Node node, String name) {
        NodeTuple own = own(node, name);
        NodeTuple merged = own == null ? own(node, MERGE) : null;
        if (merged == null) {
            return own;
        }
        if (merged.getValueNode() instanceof SequenceNode list) {
            return list.getValue().stream()
                    .map(lender -> own(lender, name))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        return own(merged.getValueNode(), name);
    }

    private static @Nullable NodeTuple own(Node node, String name) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(name)) {
                    return tuple;
                }
            }
        }
        return null;
    }
}
