package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Includes referenced files in a document. Afterwards, every schema reference targets {@code components/schemas}, and
 * other references are replaced by their targets.
 *
 * <p>Only files in the folder of the document or below are read. Other references and broken ones remain.
 */
public final class Bundle {

    private static final String SCHEMAS = "/components/schemas";
    private static final int MOST_STEPS = 50;

    /** An element of one of the files. */
    private record Source(SpecDocument document, String pointer) {}

    private final SpecDocument main;
    private final ObjectNode json;
    private final Map<String, Source> sources = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final ReferencedFiles files;
    private final Deque<Runnable> open = new ArrayDeque<>();

    private Bundle(SpecDocument main) {
        this.main = main;
        this.json = main.json().deepCopy();
        this.files = new ReferencedFiles(main);
        json.at(SCHEMAS).fieldNames().forEachRemaining(taken::add);
    }

    public static Bundle of(SpecDocument main) {
        Bundle bundle = new Bundle(main);
        bundle.resolve(main, bundle.json, Kind.DOCUMENT, "", 0);
        while (!bundle.open.isEmpty()) {
            bundle.open.remove().run();
        }
        return bundle;
    }

    public ObjectNode json() {
        return json;
    }

    public SpecDocument main() {
        return main;
    }

    /** Returns a finding at the position of an element in its file. */
    public Finding finding(String pointer, String name, Object... values) {
        Source place = source(pointer);
        return Finding.at(place.document(), place.pointer(), name, values);
    }

    /** Returns the file and the location in it of the element at a pointer. */
    public Finding finding(Rule rule, Severity severity, String pointer, String message, String remedy) {
        return finding(rule, severity, pointer, pointer, message, remedy);
    }

    /** Adds an element whose line is that of another location. */
    public Finding finding(Rule rule, Severity severity, String pointer, String anchor, String message, String remedy) {
        SpecDocument.Place place = place(pointer);
        return new Finding(rule, severity, place.file(), place(anchor).position(), place.pointer(), message, remedy);
    }

    SpecDocument.Place place(String pointer) {
        Source source = source(pointer);
        return source.document().place(source.pointer());
    }

    boolean hasFiles() {
        return files.isUsed();
    }

    /** Returns the findings of reading other files. */
    List<Finding> findings() {
        return files.findings();
    }

    private Source source(String pointer) {
        for (int end = pointer.length(); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
            Source source = sources.get(pointer.substring(0, end));
            if (source != null) {
                return new Source(source.document(), source.pointer() + pointer.substring(end));
            }
        }
        return new Source(main, pointer);
    }

    private void resolve(SpecDocument document, JsonNode node, Kind kind, String to, int steps) {
        if (!(node instanceof ObjectNode object)) {
            return;
        }
        Map<String, Optional<Kind.Content>> keywords = kind.keywords();
        // A copy of the names, because a reference to an inline schema is replaced during the iteration.
        for (String key : object.propertyStream().map(Map.Entry::getKey).toList()) {
            boolean named = kind.isMap() && !key.startsWith("x-");
            Optional<Kind.Content> content = keywords.getOrDefault(named ? "*" : key, Optional.empty());
            if (content.isPresent()) {
                JsonNode value = object.path(key);
                for (String member : content.get().members(value)) {
                    String place = SpecDocument.child(to, key) + member;
                    JsonNode part =
                            resolved(document, value.at(member), content.get().kind(), place, steps);
                    put(member.isEmpty() ? object : value, Pointers.name(place), part);
                }
            }
        }
    }

    /** Returns the replacement of an element: the element itself, unless it is a reference to replace. */
    private JsonNode resolved(SpecDocument document, JsonNode part, Kind kind, String to, int steps) {
        String reference = part.path("$ref").asText("");
        // OpenAPI allows no reference of an operation, but files are split this way and other tools read them.
        boolean isReference = kind.referable() || part.size() == 1;
        if (reference.isEmpty() || !isReference) {
            resolve(document, part, kind, to, steps);
            return part;
        }
        Source target = target(document, reference);
        if (target == null || steps > MOST_STEPS) {
            return part;
        }
        if (kind == Kind.SCHEMA) {
            ((ObjectNode) part).put("$ref", "#" + SpecDocument.child(SCHEMAS, name(target)));
            return part;
        }
        if (target.document() == main && target.pointer().matches("/components/[^/]+/[^/]+")) {
            return part;
        }
        JsonNode copy = content(target, kind).deepCopy();
        sources.put(to, target);
        if (copy.has("$ref")) {
            return resolved(target.document(), copy, kind, to, steps + 1);
        }
        resolve(target.document(), copy, kind, to, steps + 1);
        return copy;
    }

    /** Returns the name of the component for a schema, which is added if it is elsewhere. */
    private String name(Source target) {
        String pointer = target.pointer();
        if (target.document() == main && pointer.matches(SCHEMAS + "/[^/]+")) {
            return Pointers.name(pointer);
        }
        String key = target.document().file() + "#" + pointer;
        String known = names.get(key);
        if (known != null) {
            return known;
        }
        String wanted = nameOf(target);
        String name = free(wanted);
        names.put(key, name);
        String place = SpecDocument.child(SCHEMAS, name);
        JsonNode copy = content(target, Kind.SCHEMA).deepCopy();
        json.withObject(SCHEMAS).set(name, copy);
        sources.put(place, target);
        if (target.document() == main) {
            JsonNode reference = json.objectNode().put("$ref", "#" + place);
            put(json.at(Pointers.parent(pointer)), Pointers.name(pointer), reference);
        }
        // Deferred, because chains of references can be long.
        open.add(() -> json.withObject(SCHEMAS)
                .set(name, resolved(target.document(), json.withObject(SCHEMAS).get(name), Kind.SCHEMA, place, 0)));
        return name;
    }

    private String free(String wanted) {
        String name = wanted;
        for (int number = 2; !taken.add(name); number++) {
            name = wanted + number;
        }
        return name;
    }

    private static void put(JsonNode holder, String name, JsonNode part) {
        if (holder instanceof ObjectNode object) {
            object.set(name, part);
        } else if (holder instanceof ArrayNode list) {
            list.set(Integer.parseInt(name), part);
        }
    }

    /** Returns the names on the path to a schema, without the keywords between them. */
    private static String nameOf(Source target) {
        Set<String> keywords = Kind.SCHEMA.keywords().keySet();
        StringBuilder name = new StringBuilder();
        for (String token : target.pointer().split("/")) {
            String text = Pointers.name("/" + token);
            boolean keyword = keywords.contains(text)
                    || Set.of("components", "schemas", "paths", "content", "schema", "definitions", "$defs")
                            .contains(text);
            if (!text.isBlank() && !keyword) {
                name.append(name.isEmpty() ? "" : "_").append(text);
            }
        }
        if (name.isEmpty()) {
            Path file = target.document().file().getFileName();
            name.append(file == null ? "schema" : file.toString().replaceFirst("\\.[^.]*$", ""));
        }
        return name.toString();
    }

    private JsonNode content(Source target, Kind kind) {
        JsonNode content = target.document().json().at(target.pointer());
        boolean fragment = target.document() != main && !target.document().isConverted();
        return fragment && main.isConverted() ? OpenApi31.convertPart(kind, content) : content;
    }

    /** Returns the target of a reference; null if it doesn't exist or may not be read. */
    private @Nullable Source target(SpecDocument document, String reference) {
        int hash = reference.indexOf('#');
        String file = hash < 0 ? reference : reference.substring(0, hash);
        String pointer = hash < 0 ? "" : SpecParts.decoded(reference.substring(hash + 1));
        SpecDocument target = file.isEmpty() ? document : files.document(document, file);
        if (target == null || !(pointer.isEmpty() || pointer.startsWith("/"))) {
            return null;
        }
        String place = target == document ? pointer : target.converted(pointer);
        return target.json().at(place).isMissingNode() ? null : new Source(target, place);
    }
}
