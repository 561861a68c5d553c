package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A specification with the place of everything in it. Swagger Parser gives no places, so the YAML is read once more
 * here.
 *
 * <p>JSON is YAML, so a JSON document is read too.
 */
public final class SpecDocument {

    /** A number as long as this takes long to read, and means nothing in a specification. */
    static final int MAX_NUMBER_LENGTH = 100;

    /** The extension that lists known violations of rules. */
    public static final String SUPPRESSIONS = "x-spec-gate-ignore";

    private static final int MAX_EXPONENT = 1000;
    private static final Pattern SCALAR = Pattern.compile("[\\w.+-]+");

    /** How many values a document may have: only with aliases it has more than characters, but for short ones. */
    private static final int FEW_VALUES = 10_000;

    private final Path file;
    private final String text;
    private final Node root;
    private final JsonNode written;
    private final JsonNode json;
    private final OpenApi31.@Nullable Conversion conversion;
    private final List<NewerKeywords.Newer> newer;
    private @Nullable SpecParts parts;
    private final Map<String, Position> positions = new HashMap<>();
    private int values;
    private boolean readable = true;

    private SpecDocument(Path file, String text, Node root) {
        this.file = file;
        this.text = text;
        this.root = root;
        this.written = read(root, "", 0);
        this.newer = readable && !OpenApi31.isNeeded(written) ? NewerKeywords.find(new SpecParts(written)) : List.of();
        boolean converted = readable && (OpenApi31.isNeeded(written) || !newer.isEmpty());
        this.conversion = converted ? OpenApi31.convert(written) : null;
        this.json = conversion == null ? written : conversion.json();
    }

    /**
     * Reads a document.
     *
     * @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException if it isn't YAML
     * @throws IllegalArgumentException if it is empty
     */
    public static SpecDocument parse(Path file, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setAllowDuplicateKeys(true)
                .setMaxAliasesForCollections(Integer.MAX_VALUE)
                .setCodePointLimit(Integer.MAX_VALUE)
                // A text that is longer than the buffer takes time with its square.
                .setBufferSize(Math.max(1024, text.length()))
                .build();
        Node root = new Compose(settings)
                .composeString(text)
                .orElseThrow(() -> new IllegalArgumentException("the document is empty"));
        return new SpecDocument(file, text, root);
    }

    public Path file() {
        return file;
    }

    String text() {
        return text;
    }

    /** The YAML, for what JSON can't tell: quotes, tags, anchors. */
    Node root() {
        return root;
    }

    /** The same as JSON, as it is written; of a key that comes twice it holds the last value. */
    public JsonNode written() {
        return written;
    }

    /** The same in the form of OpenAPI 3.0, whatever its version. */
    public JsonNode json() {
        return json;
    }

    /** Whether JSON has all of it: it has no key that is an object or a list. */
    boolean isReadable() {
        return readable;
    }

    /** Everything that the version which it names doesn't have; it is read in the version that has it. */
    public List<NewerKeywords.Newer> newer() {
        return newer;
    }

    /** Whether it is written in a newer version than the one that {@link #json} has the form of. */
    public boolean isConverted() {
        return conversion != null;
    }

    /** Returns the pointer to where something is written that {@link #json} has at a pointer. */
    public String written(String pointer) {
        return conversion == null ? pointer : conversion.places().written(pointer);
    }

    /** The objects it is made of. */
    public SpecParts parts() {
        if (parts == null) {
            parts = new SpecParts(json);
        }
        return parts;
    }

    /** Returns the pointer into {@link #json} of what is written at a pointer. */
    String converted(String pointer) {
        return conversion == null ? pointer : conversion.places().converted(pointer);
    }

    /** The place of a value: of its key if it has one. Of what isn't there, the place of what would hold it. */
    public Position at(String pointer) {
        return atWritten(written(pointer));
    }

    /** The plain scalar that begins at a place. */
    public String written(Position position, String otherwise) {
        Matcher scalar = text.lines()
                .skip(position.line() - 1L)
                .findFirst()
                .map(line -> SCALAR.matcher(line.substring(Math.min(line.length(), position.column() - 1))))
                .orElse(SCALAR.matcher(""));
        return scalar.lookingAt() ? scalar.group() : otherwise;
    }

    /** The same for a pointer into what is written. */
    public Position atWritten(String pointer) {
        String known = pointer;
        while (!positions.containsKey(known)) {
            int slash = known.lastIndexOf('/');
            if (slash < 0) {
                return Position.START;
            }
            known = known.substring(0, slash);
        }
        return positions.get(known);
    }

    /** One more step of a JSON pointer (RFC 6901). */
    public static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    static Position position(Node node) {
        return position(node.getStartMark().orElse(null));
    }

    static Position position(@Nullable Mark mark) {
        return mark == null ? Position.START : new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private JsonNode read(Node node, String pointer, int depth) {
        if (depth > EventScan.MAX_DEPTH || ++values > Math.max(FEW_VALUES, text.length())) {
            throw new TooLargeException(position(node));
        }
        positions.putIfAbsent(pointer, position(node));
        JsonNodeFactory factory = JsonNodeFactory.instance;
        if (node instanceof MappingNode mapping) {
            var object = factory.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                readable &= tuple.getKeyNode() instanceof ScalarNode;
                if (isMerge(tuple.getKeyNode())) {
                    merge(object, tuple.getValueNode(), pointer, depth);
                } else {
                    String child = child(pointer, key);
                    positions.put(child, position(tuple.getKeyNode()));
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

    /** Takes over the members of other objects that this one doesn't have itself, as YAML 1.1 does. */
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

    /** Thrown if aliases stand for more values than a document of this size can hold. */
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

    /** Whether a number is one that every reader of JSON takes, and takes without long calculations. */
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
