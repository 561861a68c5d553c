package io.github.llamabatches.build.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object of a specification, where it is written.
 *
 * @param parent what holds it, unless it is the document or stands at a place that OpenAPI doesn't know
 * @param role the keyword of the parent under which it is held
 * @param name its key in a map or its index in a list; else the keyword
 * @param misspelt the keyword that was meant and is absent, to what is written instead: so one misspelling is one
 *     finding
 */
record Part(
        Kind kind,
        @Nullable Part parent,
        String role,
        String name,
        String pointer,
        JsonNode node,
        Map<String, String> misspelt) {

    /** What a keyword holds, even if that is misspelt. */
    JsonNode get(String keyword) {
        return isReference() ? MissingNode.getInstance() : node.path(key(keyword));
    }

    /** The text that a keyword holds, else an empty one. */
    String text(String keyword) {
        return get(keyword).asText("");
    }

    boolean has(String keyword) {
        return !get(keyword).isMissingNode();
    }

    boolean isTrue(String keyword) {
        return get(keyword).asBoolean(false);
    }

    /** Whether a keyword holds a text that says something. */
    boolean says(String keyword) {
        return get(keyword).isTextual() && !text(keyword).isBlank();
    }

    /** The pointer of what a keyword holds, whether there is something or not. */
    String child(String keyword) {
        return SpecDocument.child(pointer, key(keyword));
    }

    /** Where to point to when something about a keyword is wrong: to the keyword if it is there. */
    String at(String keyword) {
        return has(keyword) ? child(keyword) : pointer;
    }

    boolean isReference() {
        return kind.referable() && kind != Kind.PATH_ITEM && node.has("$ref");
    }

    /** Whether it is a definition under {@code components}. */
    boolean isComponent() {
        return parent != null && parent.kind == Kind.COMPONENTS;
    }

    /** The definition under {@code components} that it belongs to. */
    @Nullable
    Part component() {
        Part part = this;
        while (part != null && !part.isComponent()) {
            part = part.parent;
        }
        return part;
    }

    private String key(String keyword) {
        return misspelt.getOrDefault(keyword, keyword);
    }

    /** What people call it. */
    String title() {
        return title(4);
    }

    private String title(int depth) {
        Part holder = parent;
        if (holder == null || depth == 0) {
            return "the object at " + (pointer.isEmpty() ? "the root" : pointer);
        }
        return switch (kind) {
            case DOCUMENT -> "the document";
            case INFO, PATHS, COMPONENTS -> role;
            case PATH_ITEM -> "the path " + name;
            case OPERATION -> "the operation " + role.toUpperCase(java.util.Locale.ROOT) + " " + holder.name;
            case RESPONSES -> "the responses of " + holder.title(depth - 1);
            case RESPONSE ->
                isComponent()
                        ? "the response " + name
                        : "the response " + name + " of " + holder.operationTitle(depth - 1);
            case PARAMETER -> text("name").isEmpty() ? "the parameter at " + pointer : parameterTitle();
            case SCHEMA -> schemaTitle(holder, depth);
            case SERVER, TAG -> "the " + role.substring(0, role.length() - 1) + " " + quoted();
            default ->
                isComponent()
                        ? "the " + role.replaceAll("ies$", "y").replaceAll("s$", "") + " " + name
                        : holder.kind == Kind.COMPONENTS ? name : "the " + words() + " of " + holder.title(depth - 1);
        };
    }

    private String operationTitle(int depth) {
        return kind == Kind.RESPONSES && parent != null ? parent.title(depth) : title(depth);
    }

    private String parameterTitle() {
        return "the " + text("in") + " parameter \"" + text("name") + "\"";
    }

    private String schemaTitle(Part holder, int depth) {
        if (isComponent()) {
            return "the schema " + name;
        }
        return switch (role) {
            case "properties" ->
                "the property \"" + name + "\" of " + holder.title(depth - 1).replaceFirst("^the schema ", "");
            case "items" -> "the items of " + holder.title(depth - 1);
            case "allOf", "anyOf", "oneOf" -> "entry " + name + " of " + role + " in " + holder.title(depth - 1);
            default -> "the " + role + " of " + holder.title(depth - 1);
        };
    }

    private String words() {
        return role.equals(name) ? role : role + " entry " + name;
    }

    private String quoted() {
        String text = text(kind == Kind.TAG ? "name" : "url");
        return text.isEmpty() ? "at " + pointer : '"' + text + '"';
    }
}
