package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A specification with the place of everything in it. Swagger Parser gives no places, so the YAML is read once more
 * here.
 *
 * <p>JSON is YAML, so a JSON document is read too.
 */
public final class SpecDocument {

    /** The extension that lists known violations of rules. */
    public static final String SUPPRESSIONS = "x-spec-gate-ignore";

    private static final Pattern SCALAR = Pattern.compile("[\\w.+-]+");

    private final Path file;
    private final String text;
    private final Node root;
    private final JsonNode written;
    private final JsonNode json;
    private final OpenApi31.@Nullable Conversion conversion;
    private final List<NewerKeywords.Newer> newer;
    private @Nullable SpecParts parts;
    private final Map<String, Position> positions;
    private final boolean readable;

    private SpecDocument(Path file, String text, Node root) {
        this.file = file;
        this.text = text;
        this.root = root;
        YamlTree tree = new YamlTree(text.length());
        this.written = tree.read(root, "", 0);
        this.positions = tree.positions();
        this.readable = tree.isReadable();
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
}
