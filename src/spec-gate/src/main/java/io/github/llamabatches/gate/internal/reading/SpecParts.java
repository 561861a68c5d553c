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
 * The objects of a specification, each once and where it is written, in the order of the file. References are not
 * followed on the way; {@link #resolve} does.
 */
public final class SpecParts {

    private final JsonNode root;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    public SpecParts(JsonNode root) {
        this.root = root;
        walk(part(Kind.DOCUMENT, null, "", "", "", root));
        // A reference can lead to a part where OpenAPI has no place for it.
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

    /** All of a kind that are written out, so without references. */
    public Stream<Part> of(Kind kind) {
        return all().stream().filter(part -> part.kind() == kind && !part.isReference());
    }

    /** All operations of the server: those in callbacks are its client's. */
    public Stream<Part> operations() {
        return of(Kind.OPERATION).filter(operation -> !operation.isInCallback());
    }

    /** The pointers of all that stands under {@code components}. */
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

    /** The objects that a keyword of a part holds, as they are written. */
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

    /** The objects in a part whose keys are names. */
    public List<Part> members(Part part) {
        List<Part> members = new ArrayList<>();
        part.node().fieldNames().forEachRemaining(name -> addIfPart(members, SpecDocument.child(part.pointer(), name)));
        return members;
    }

    /** The object that a keyword of a part holds, wherever it is written. */
    @Nullable
    public Part child(Part part, String keyword) {
        Part child = parts.get(part.child(keyword));
        return child == null ? null : resolve(child);
    }

    /** Follows all references of a part; null if they lead nowhere, in a circle or out of the document. */
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

    /** The JSON pointer that a reference within the document holds. */
    public static Optional<String> target(Part reference) {
        String text = reference.node().path("$ref").asText("");
        if (!text.startsWith("#")) {
            return Optional.empty();
        }
        return Optional.of(decoded(text.substring(1)));
    }

    /** A part of a reference without its percent signs. */
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
