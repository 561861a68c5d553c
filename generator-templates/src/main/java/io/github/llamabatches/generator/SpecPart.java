package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a specification: its JSON and its place. Two are equal if they have the same place. */
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

    /** Where it stands: a JSON pointer (RFC 6901). */
    String pointer() {
        return pointer;
    }

    /** The pointer to a child, whether there is one or not. */
    String at(String name) {
        return child(pointer, name);
    }

    static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** Whether there is something other than null. */
    boolean has(String name) {
        return !json.path(name).isMissingNode() && !json.path(name).isNull();
    }

    boolean isTrue(String name) {
        return json.path(name).asBoolean(false);
    }

    boolean isFalse(String name) {
        return json.path(name).isBoolean() && !json.path(name).booleanValue();
    }

    /** Returns a text; null if there is none. */
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

    /** Whether it has something. */
    boolean isEmpty() {
        return json.isEmpty();
    }

    /** The items of a list; none if there is no list. */
    List<SpecPart> items(String name) {
        List<SpecPart> items = new ArrayList<>();
        json.path(name).forEach(item -> items.add(new SpecPart(item, at(name) + "/" + items.size())));
        return json.path(name).isArray() ? items : List.of();
    }

    /** The members of an object, in their order and without extensions; none if there is no object. */
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
