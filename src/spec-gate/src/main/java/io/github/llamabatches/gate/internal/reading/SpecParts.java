package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a specification at their definition, in the order of the file. References aren't followed;
 * {@link #resolve} does so.
 */
public final class SpecParts {

    private final JsonNode root;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    public SpecParts(JsonNode root) {
        this.root = root;
        walk(part(Kind.DOCUMENT, null, "", "", "", root));
        // References can target elements at locations that OpenAPI doesn't define.
        Deque<Part> references = new ArrayDeque<>(references().toList());
        while (!references.isEmpty()) {
            Part reference = references.remove();
            String target = target(reference).orElse(null);
            if (target != null && !parts.containsKey(target) && !at(target).isMissingNode()) {
                int before = parts.size();
                walk(part(reference.kind(), null, "", "", target, at(target)));
                parts.values().stream().skip(before).filter(Part::isReference).forEach(references::add);
            }
        }
    }

    public Collection<Part> all() {
        return parts.values();
    }

    /** Returns all elements of a kind that are defined, so without references. */
    public Stream<Part> of(Kind kind) {
        return all().stream().filter(part -> part.kind() == kind && !part.isReference());
    }

    /** Returns all operations of the server; operations in callbacks are requests by the server. */
    public Stream<Part> operations() {
        return of(Kind.OPERATION).filter(operation -> !operation.isInCallback());
    }

    /** Returns the pointers of all elements in {@code components}. */
    public List<String> definitions() {
        return all().stream().filter(Part::isComponent).map(Part::pointer).toList();
    }

    public Part document() {
        return parts.values().iterator().next();
    }

    public Stream<Part> references() {
        return all().stream().filter(Part::isReference);
    }

    @Nullable
    public Part get(String pointer) {
        return parts.get(pointer);
    }

    /** Returns the objects of a keyword, unresolved. */
    public List<Part> children(Part part, String keyword) {
        JsonNode held = part.get(keyword);
        String pointer = part.child(keyword);
        List<Part> children = new ArrayList<>();
        if (held.isArray()) {
            for (int i = 0; i < held.size(); i++) {
                addIfPart(children, pointer + "/" + i);
            }
        } else if (parts.containsKey(pointer)) {
            addIfPart(children, pointer);
        } else {
            held.fieldNames().forEachRemaining(name -> addIfPart(children, SpecDocument.child(pointer, name)));
        }
        return children;
    }

    /** Returns the objects in an element whose keys are names. */
    public List<Part> members(Part part) {
        List<Part> members = new ArrayList<>();
        part.node().fieldNames().forEachRemaining(name -> addIfPart(members, SpecDocument.child(part.pointer(), name)));
        return members;
    }

    /** Returns the object of a keyword, resolved. */
    @Nullable
    public Part child(Part part, String keyword) {
        Part child = parts.get(part.child(keyword));
        return child == null ? null : resolve(child);
    }

    /** Resolves the references of an element; null if they are broken, circular or external. */
    @Nullable
    public Part resolve(Part part) {
        Set<String> seen = new HashSet<>();
        Part found = part;
        while (found != null && found.isReference()) {
            String target = target(found).orElse(null);
            found = target == null || !seen.add(target) ? null : parts.get(target);
        }
        return found != null && found.kind() == part.kind() ? found : null;
    }

    /** Returns a schema and all that it includes with {@code allOf}. */
    public Collection<Part> included(Part schema) {
        Map<String, Part> included = new LinkedHashMap<>();
        Deque<Part> open = new ArrayDeque<>(List.of(schema));
        while (!open.isEmpty()) {
            Part part = resolve(open.remove());
            if (part != null && included.putIfAbsent(part.pointer(), part) == null) {
                open.addAll(children(part, "allOf"));
            }
        }
        return included.values();
    }

    /** Returns the JSON pointer of a reference within the document. */
    public static Optional<String> target(Part reference) {
        String text = reference.node().path("$ref").asText("");
        if (!text.startsWith("#")) {
            return Optional.empty();
        }
        return Optional.of(decoded(text.substring(1)));
    }

    /** Decodes a percent-encoded token of a reference. */
    public static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Returns the node at a JSON pointer. */
    public JsonNode at(String pointer) {
        if (!pointer.isEmpty() && !pointer.startsWith("/")) {
            return MissingNode.getInstance();
        }
        return root.at(pointer);
    }

    private void addIfPart(List<Part> children, String pointer) {
        Part child = parts.get(pointer);
        if (child != null) {
            children.add(child);
        }
    }

    private void walk(Part start) {
        Deque<Part> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            Part part = open.pop();
            if (parts.putIfAbsent(part.pointer(), part) == null && !part.isReference()) {
                List<Part> held = held(part);
                for (int i = held.size() - 1; i >= 0; i--) {
                    open.push(held.get(i));
                }
            }
        }
    }

    private static List<Part> held(Part part) {
        Map<String, String> meant = new HashMap<>();
        part.misspelt().forEach((keyword, key) -> meant.put(key, keyword));
        Map<String, Optional<Kind.Content>> keywords = part.kind().keywords();
        List<Part> held = new ArrayList<>();
        for (Iterator<String> names = part.node().fieldNames(); names.hasNext(); ) {
            String key = names.next();
            String keyword = part.kind().isMap() && !isExtension(key) ? "*" : meant.getOrDefault(key, key);
            keywords.getOrDefault(keyword, Optional.empty())
                    .ifPresent(content -> addHeld(held, part, key, keyword.equals("*") ? key : keyword, content));
        }
        return held;
    }

    private static void addHeld(List<Part> held, Part part, String key, String role, Kind.Content content) {
        JsonNode node = part.node().path(key);
        String pointer = SpecDocument.child(part.pointer(), key);
        Kind kind = content.kind();
        switch (content.shape()) {
            case ONE -> {
                if (node.isObject()) {
                    held.add(part(kind, part, role, key, pointer, node));
                }
            }
            case LIST -> {
                for (int i = 0; node.isArray() && i < node.size(); i++) {
                    if (node.path(i).isObject()) {
                        held.add(part(kind, part, role, String.valueOf(i), pointer + "/" + i, node.path(i)));
                    }
                }
            }
            case MAP ->
                node.properties().forEach(entry -> {
                    if (entry.getValue().isObject()) {
                        String child = SpecDocument.child(pointer, entry.getKey());
                        held.add(part(kind, part, role, entry.getKey(), child, entry.getValue()));
                    }
                });
        }
    }

    private static Part part(
            Kind kind, @Nullable Part parent, String role, String name, String pointer, JsonNode node) {
        Map<String, String> misspelt = new HashMap<>();
        for (String key : Keywords.unknown(kind, node)) {
            Keywords.meant(kind, key)
                    .filter(keyword -> !node.has(keyword))
                    .ifPresent(keyword -> misspelt.putIfAbsent(keyword, key));
        }
        return new Part(kind, parent, role, name, pointer, node, Map.copyOf(misspelt));
    }

    private static boolean isExtension(String key) {
        return key.startsWith("x-") || key.equals("$ref");
    }
}
