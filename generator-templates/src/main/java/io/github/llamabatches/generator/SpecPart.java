package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element of a specification: its JSON and its location. Elements with the same location are equal. */
final class SpecPart {

    private final JsonNode json;
    private final String pointer;

    SpecPart(JsonNode json, String pointer) {
        this.json = json;
        this.pointer = pointer;
    }

    JsonNode json() {
        return json;
    }

    /** Returns the location, a JSON pointer (RFC 6901). */
    String pointer() {
        return pointer;
    }

    /** Returns the location of a child, which may be missing. */
    String at(String name) {
        return child(pointer, name);
    }

    static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** Returns whether a member exists and isn't null. */
    boolean has(String name) {
        return !json.path(name).isMissingNode() && !json.path(name).isNull();
    }

    boolean isTrue(String name) {
        return json.path(name).asBoolean(false);
    }

    boolean isFalse(String name) {
        return json.path(name).isBoolean() && !json.path(name).booleanValue();
    }

    /** Returns a string; null if there is none. */
    @Nullable
    String text(String name) {
        return json.path(name).isTextual() ? json.path(name).textValue() : null;
    }

    SpecPart get(String name) {
        return new SpecPart(json.path(name), at(name));
    }

    boolean isObject() {
        return json.isObject();
    }

    /** Returns whether it has members or items. */
    boolean isEmpty() {
        return json.isEmpty();
    }

    /** Returns the items of a list; empty if it isn't a list. */
    List<SpecPart> items(String name) {
        List<SpecPart> items = new ArrayList<>();
        json.path(name).forEach(item -> items.add(new SpecPart(item, at(name) + "/" + items.size())));
        return json.path(name).isArray() ? items : List.of();
    }

    /** Returns the members of an object, in order and without extensions; empty if it isn't an object. */
    Map<String, SpecPart> members(String name) {
        return get(name).members();
    }

    Map<String, SpecPart> members() {
        Map<String, SpecPart> members = new LinkedHashMap<>();
        json.properties()
                .forEach(member -> members.put(member.getKey(), new SpecPart(member.getValue(), at(member.getKey()))));
        return members;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpecPart part && part.pointer.equals(pointer);
    }

    @Override
    public int hashCode() {
        return pointer.hashCode();
    }

    @Override
    public String toString() {
        return pointer;
    }
}
