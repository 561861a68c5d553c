package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Removes unsupported elements from a specification: an optional field or parameter, an optional body of a GET, the
 * body of an error response, or otherwise the operation. Items of lists are replaced by null, so that the JSON pointers
 * of the others remain valid.
 */
final class Omissions {

    private final ObjectNode specification;
    private final Map<String, Omission> omissions = new LinkedHashMap<>();
    private final Map<String, JsonNode> components = new HashMap<>();
    private Map<String, List<String>> references = Map.of();

    Omissions(ObjectNode specification) {
        this.specification = specification;
    }

    /**
     * A removed element.
     *
     * @param title the name of the element in messages
     * @param operation whether it is an operation
     * @param cause the unsupported element
     */
    record Omission(String title, boolean operation, Refusal cause) {}

    /** Returns the elements removed so far. */
    List<Omission> toList() {
        return List.copyOf(omissions.values());
    }

    /**
     * Removes the unsupported elements.
     *
     * @return whether an element could be removed
     */
    boolean leaveOut(List<Refusal> refusals) {
        int before = omissions.size();
        references = references();
        refusals.forEach(refusal -> leaveOut(refusal.pointer(), refusal));
        return omissions.size() > before;
    }

    private void leaveOut(String start, Refusal cause) {
        Deque<String> open = new ArrayDeque<>(List.of(start));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String pointer = open.pop();
            if (seen.add(pointer)) {
                open.addAll(leaveOutOne(pointer, cause));
            }
        }
    }

    /** Removes the smallest removable part, and returns the references to it. */
    private List<String> leaveOutOne(String start, Refusal cause) {
        for (String pointer = start; !pointer.isEmpty(); pointer = parent(pointer)) {
            String holder = parent(pointer);
            String name = name(pointer);
            if (pointer.matches("/components/[^/]+/[^/]+")) {
                return leaveOutComponent(pointer, holder, name, cause);
            }
            if (pointer.matches("/paths/[^/]+")) {
                String path = pointer;
                WrittenOperation.METHODS.forEach(method -> leaveOutOperation(path + "/" + method, cause));
                return List.of();
            }
            if (pointer.equals(start) && name.equals("requestBody") && isOptional(pointer)) {
                remove(pointer, "the body of " + title(holder), cause);
                return List.of();
            }
            if (pointer.matches("/paths/[^/]+/[^/]+") && WrittenOperation.METHODS.contains(name)) {
                leaveOutOperation(pointer, cause);
                return List.of();
            }
            if (holder.endsWith("/properties") && isSchema(parent(holder)) && !isRequired(parent(holder), name)) {
                remove(pointer, "the field " + name + " of " + title(parent(holder)), cause);
                return List.of();
            }
            if (holder.endsWith("/parameters") && name.matches("\\d+") && isOptional(pointer)) {
                remove(pointer, "the parameter " + parameterName(pointer) + " of " + title(parent(holder)), cause);
                return List.of();
            }
            if (holder.matches("/paths/[^/]+/[^/]+/responses") && isError(holder, name)) {
                ObjectNode described = specification.objectNode().put("description", "");
                if (specification.at(holder) instanceof ObjectNode responses) {
                    responses.set(name, described);
                    add(pointer, "the body of the response " + name + " of " + title(parent(holder)), false, cause);
                }
                return List.of();
            }
        }
        return List.of();
    }

    private List<String> leaveOutComponent(String pointer, String holder, String name, Refusal cause) {
        JsonNode component = specification.at(holder) instanceof ObjectNode object ? object.remove(name) : null;
        if (component != null) {
            components.put(pointer, component);
            add(pointer, "the component " + name, false, cause);
            return references.getOrDefault(pointer, List.of());
        }
        return List.of();
    }

    private void leaveOutOperation(String pointer, Refusal cause) {
        if (specification.at(parent(pointer)) instanceof ObjectNode item && item.remove(name(pointer)) != null) {
            add(pointer, title(pointer), true, cause);
        }
    }

    private void remove(String pointer, String title, Refusal cause) {
        JsonNode holder = specification.at(parent(pointer));
        boolean removed = false;
        if (holder instanceof ObjectNode object) {
            removed = object.remove(name(pointer)) != null;
        } else if (holder instanceof ArrayNode list) {
            int index = Integer.parseInt(name(pointer));
            removed = !list.path(index).isNull();
            list.set(index, list.nullNode());
        }
        if (removed) {
            add(pointer, title, false, cause);
        }
    }

    private void add(String pointer, String title, boolean operation, Refusal cause) {
        omissions.putIfAbsent(pointer, new Omission(title, operation, cause));
    }

    private String title(String pointer) {
        String[] tokens = pointer.split("/");
        if (tokens.length > 2 && tokens[1].equals("paths")) {
            String path = References.decoded(tokens[2]);
            boolean ofPath = tokens.length == 3 || !WrittenOperation.METHODS.contains(tokens[3]);
            return ofPath ? path : "the operation " + tokens[3].toUpperCase(Locale.ROOT) + " " + path;
        }
        return tokens.length > 3 ? References.decoded(tokens[3]) : pointer;
    }

    private boolean isSchema(String pointer) {
        return specification.at(pointer).path("properties").isObject();
    }

    /** Whether a parameter or a body may be missing. */
    private boolean isOptional(String part) {
        JsonNode resolved = resolved(specification.at(part));
        return !resolved.path("required").asBoolean(false)
                && !resolved.path("in").asText().equals("path");
    }

    private String parameterName(String parameter) {
        return resolved(specification.at(parameter)).path("name").asText();
    }

    /** Returns a node, which may have been removed. */
    private JsonNode at(String pointer) {
        JsonNode there = specification.at(pointer);
        return there.isMissingNode() ? components.getOrDefault(pointer, there) : there;
    }

    private JsonNode resolved(JsonNode part) {
        JsonNode target = part;
        for (int step = 0; step < 100 && target.path("$ref").asText().startsWith("#/"); step++) {
            target = at(target.path("$ref").asText().substring(1));
        }
        return target;
    }

    /** Returns whether a response of an operation is an error. */
    private boolean isError(String responses, String code) {
        JsonNode all = specification.at(responses);
        if (code.equals("default")) {
            for (var codes = all.fieldNames(); codes.hasNext(); ) {
                if (codes.next().matches("[23].*")) {
                    return true;
                }
            }
            return false;
        }
        return !code.startsWith("2");
    }

    /** Returns whether a field is required by its schema or a schema combined with it. */
    private boolean isRequired(String schema, String field) {
        Deque<String> open = new ArrayDeque<>(List.of(schema));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String pointer = open.pop();
            if (!seen.add(pointer)) {
                continue;
            }
            for (JsonNode required : at(pointer).path("required")) {
                if (required.asText().equals(field)) {
                    return true;
                }
            }
            JsonNode parts = at(pointer).path("allOf");
            for (int i = 0; i < parts.size(); i++) {
                String reference = parts.get(i).path("$ref").asText();
                open.add(reference.startsWith("#/") ? reference.substring(1) : pointer + "/allOf/" + i);
            }
            if (pointer.matches(".*/allOf/\\d+")) {
                open.add(parent(parent(pointer)));
            }
            references.getOrDefault(pointer, List.of()).stream()
                    .filter(reference -> reference.matches(".*/allOf/\\d+"))
                    .forEach(open::add);
        }
        return false;
    }

    /** Returns the JSON pointers of all references by their targets. */
    private Map<String, List<String>> references() {
        Map<String, List<String>> found = new HashMap<>();
        collect(specification, "", found);
        return found;
    }

    private static void collect(JsonNode node, String pointer, Map<String, List<String>> found) {
        String reference = node.path("$ref").asText("");
        if (reference.startsWith("#/")) {
            found.computeIfAbsent(reference.substring(1), key -> new ArrayList<>())
                    .add(pointer);
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> collect(member.getValue(), SpecPart.child(pointer, member.getKey()), found));
        } else {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), pointer + "/" + i, found);
            }
        }
    }

    private static String parent(String pointer) {
        return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    }

    private static String name(String pointer) {
        return References.decoded(pointer.substring(pointer.lastIndexOf('/') + 1));
    }
}
