package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object of a specification at its location.
 *
 * @param parent the containing element; null for the document, or at a location that OpenAPI doesn't define
 * @param role the keyword of the parent that contains it
 * @param name the key in a map or the index in a list; otherwise, the keyword
 * @param misspelt the misspelled keys by intended keyword, so that a misspelling causes a single finding
 */
public record Part(
        Kind kind,
        @Nullable Part parent,
        String role,
        String name,
        String pointer,
        JsonNode node,
        Map<String, String> misspelt) {

    /** Returns the value of a keyword, even if the keyword is misspelled. */
    public JsonNode get(String keyword) {
        return isReference() ? MissingNode.getInstance() : node.path(key(keyword));
    }

    /** Returns the string of a keyword; empty if there is none. */
    public String text(String keyword) {
        return get(keyword).asText("");
    }

    public boolean has(String keyword) {
        return !get(keyword).isMissingNode();
    }

    public boolean isTrue(String keyword) {
        return get(keyword).asBoolean(false);
    }

    /** Returns whether a keyword has a string that isn't blank. */
    public boolean says(String keyword) {
        return get(keyword).isTextual() && !text(keyword).isBlank();
    }

    /** Returns the pointer of a keyword, which may be absent. */
    public String child(String keyword) {
        return SpecDocument.child(pointer, key(keyword));
    }

    /** Returns the location of a finding about a keyword: the keyword if it is present. */
    public String at(String keyword) {
        return has(keyword) ? child(keyword) : pointer;
    }

    public boolean isReference() {
        return kind.referable() && kind != Kind.PATH_ITEM && node.has("$ref");
    }

    /** Returns whether it is a definition in {@code components}. */
    public boolean isComponent() {
        return parent != null && parent.kind == Kind.COMPONENTS;
    }

    /** Returns whether it describes requests by the server rather than to it. */
    public boolean isInCallback() {
        Part part = this;
        while (part != null && part.kind != Kind.CALLBACK && !part.role.equals("webhooks")) {
            part = part.parent;
        }
        return part != null;
    }

    /** Returns the definition in {@code components} that contains it. */
    @Nullable
    public Part component() {
        Part part = this;
        while (part != null && !part.isComponent()) {
            part = part.parent;
        }
        return part;
    }

    private String key(String keyword) {
        return misspelt.getOrDefault(keyword, keyword);
    }

    /** Returns the name for readers. */
    public String title() {
        return title(6);
    }

    /** Returns the name at the start of a sentence. */
    public String titleAtStart() {
        return title().substring(0, 1).toUpperCase(Locale.ROOT) + title().substring(1);
    }

    private String title(int depth) {
        Part holder = parent;
        if (holder == null) {
            return pointer.isEmpty() ? "the document" : "what is at " + pointer;
        }
        boolean inner = kind != Kind.OPERATION && kind != Kind.PATH_ITEM && !isComponent();
        if (depth <= 0 && inner) {
            return holder.title(0);
        }
        return switch (kind) {
            case INFO -> "info";
            case PATH_ITEM -> "the path " + name;
            case OPERATION -> "the operation " + role.toUpperCase(Locale.ROOT) + " " + holder.name;
            case PARAMETER ->
                says("name")
                        ? "the " + text("in") + " parameter \"" + text("name") + "\""
                        : "the parameter at " + pointer;
            case COMPONENTS -> "components";
            case RESPONSES, REQUEST_BODY -> isComponent() ? component("request body") : holder.title(depth - 1);
            case RESPONSE -> isComponent() ? component("response") : "the response " + of(name, depth);
            case MEDIA_TYPE -> "the " + name + " body of " + holder.title(depth - 1);
            case SCHEMA -> schemaTitle(holder, depth);
            case SERVER -> "the server " + text("url");
            case TAG -> "the tag " + text("name");
            case SECURITY_SCHEME -> component("security scheme");
            default ->
                isComponent()
                        ? component(kind.words())
                        : "the " + of(name.equals(kind.words()) ? name : kind.words() + " " + name, depth);
        };
    }

    private String schemaTitle(Part holder, int depth) {
        if (isComponent()) {
            return component("schema");
        }
        return switch (role) {
            case "schema" -> holder.title(depth);
            case "properties" ->
                "the property \"" + name + "\" of " + holder.title(depth - 1).replaceFirst("^the schema (?=\\S+$)", "");
            case "items" -> "the " + of("items", depth);
            case "additionalProperties" -> "the " + of("further properties", depth);
            case "allOf", "anyOf", "oneOf" -> "entry " + name + " of " + role + " in " + holder.title(depth - 1);
            default -> "the schema " + of(role, depth);
        };
    }

    private String component(String what) {
        return "the " + what + " " + name;
    }

    private String of(String what, int depth) {
        return what + " of " + (parent == null ? "nothing" : parent.title(depth - 1));
    }
}
