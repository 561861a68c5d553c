package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * A specification with the location of each element. Swagger Parser provides no locations, so this class reads the YAML
 * again.
 *
 * <p>JSON is YAML, so JSON documents are read too.
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
    private final @Nullable Bundle bundle;
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
        this.bundle = null;
    }

    private SpecDocument(SpecDocument main, Bundle bundle) {
        this.file = main.file;
        this.text = main.text;
        this.root = main.root;
        this.written = main.written;
        this.positions = main.positions;
        this.readable = main.readable;
        this.newer = main.newer;
        this.conversion = main.conversion;
        this.json = bundle.json();
        this.bundle = bundle;
    }

    /** The location of an element: its file, and the position and the pointer in this file. */
    record Place(Path file, Position position, String pointer) {}

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
                // A string that is longer than the buffer takes quadratic time.
                .setBufferSize(Math.max(1024, text.length()))
                .build();
        Node root = new Compose(settings)
                .composeString(text)
                .orElseThrow(() -> new IllegalArgumentException("the document is empty"));
        return new SpecDocument(file, text, root);
    }

    /** Returns the document with the elements of other files that it refers to. */
    SpecDocument withFiles(List<Finding> findings) {
        if (json.findValuesAsText("$ref").stream().allMatch(reference -> reference.startsWith("#"))) {
            return this;
        }
        Bundle files = Bundle.of(this);
        findings.addAll(files.findings());
        return files.hasFiles() ? new SpecDocument(this, files) : this;
    }

    /** Returns the location of an element of {@link #json}; of a missing element, that of its parent. */
    Place place(String pointer) {
        if (bundle != null) {
            return bundle.place(pointer);
        }
        String original = conversion == null ? pointer : conversion.places().written(pointer);
        return new Place(file, atWritten(original), original);
    }

    public Path file() {
        return file;
    }

    String text() {
        return text;
    }

    /** Returns the YAML, for details that JSON doesn't have: quotes, tags, anchors. */
    Node root() {
        return root;
    }

    /** Returns the original document as JSON; of duplicate keys, the last value. */
    public JsonNode written() {
        return written;
    }

    /** Returns the document in the form of OpenAPI 3.0, regardless of its version. */
    public JsonNode json() {
        return json;
    }

    /** Returns the document in the form of OpenAPI 3.0, without webhooks, which that doesn't have. */
    public ObjectNode callable() {
        return ((ObjectNode) json.deepCopy()).without("webhooks");
    }

    /** Returns whether JSON can represent the document: no key is an object or a list. */
    boolean isReadable() {
        return readable;
    }

    /**
     * Returns the features that the declared version doesn't have; the document is read in the version that has them.
     */
    public List<NewerKeywords.Newer> newer() {
        return newer;
    }

    /** Returns whether the document has a later version than the form of {@link #json}. */
    public boolean isConverted() {
        return conversion != null;
    }

    /** Returns the pointer to the original element of an element of {@link #json}. */
    public String written(String pointer) {
        return place(pointer).pointer();
    }

    /** Returns the elements of the document. */
    public SpecParts parts() {
        if (parts == null) {
            parts = new SpecParts(json);
        }
        return parts;
    }

    /** Returns the pointer into {@link #json} for an original element. */
    String converted(String pointer) {
        return conversion == null ? pointer : conversion.places().converted(pointer);
    }

    /** Returns whether an element of this file or of another one is at a pointer of its file. */
    public boolean isAt(Finding finding, String pointer) {
        Place place = place(pointer);
        return finding.file().equals(place.file()) && Pointers.isAtOrBelow(finding.pointer(), place.pointer());
    }

    /** Returns the plain scalar at a pointer. */
    public String scalar(String pointer, String otherwise) {
        Place place = place(pointer);
        return place.file().equals(file) ? scalar(place.position(), otherwise) : otherwise;
    }

    private String scalar(Position position, String otherwise) {
        Matcher scalar = text.lines()
                .skip(position.line() - 1L)
                .findFirst()
                .map(line -> SCALAR.matcher(line.substring(Math.min(line.length(), position.column() - 1))))
                .orElse(SCALAR.matcher(""));
        return scalar.lookingAt() ? scalar.group() : otherwise;
    }

    /** Returns the position for a pointer into the original document. */
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

    /** Appends a token to a JSON pointer (RFC 6901). */
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
