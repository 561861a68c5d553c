package io.github.llamabatches.generator;

import io.github.llamabatches.generator.JavaType.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads request bodies that are forms, and rejects fields with an unspecified encoding. */
final class FormReader {

    private static final Set<Kind> FORMS = Set.of(Kind.RECORD, Kind.MAP, Kind.OBJECT, Kind.ANY);

    private final Schemas schemas;
    private final SchemaTypes types;

    FormReader(Schemas schemas, SchemaTypes types) {
        this.schemas = schemas;
        this.types = types;
    }

    /** Returns the type of a {@code multipart/form-data} body. */
    JavaType multipart(SpecPart media, RefusalList refusals) {
        properties(media)
                .forEach((name, property) -> refusals.collect(() -> {
                    SpecPart encoding = media.get("encoding").get(name);
                    String contentType = encoding.text("contentType");
                    boolean json = contentType != null && contentType.contains("json");
                    JavaType type = types.of(property);
                    JavaType part = type.isList() && type.item() != null ? type.item() : type;
                    if (part.kind() != Kind.UPLOAD && !schemas.files(property).isEmpty()) {
                        throw refused(
                                property,
                                "The part " + name + " of the form can be a file or another value, which have"
                                        + " different Java types.",
                                "Describe a file: an Upload can also be created from a text.");
                    }
                    boolean asJson = !part.isScalar() && part.kind() != Kind.UPLOAD && part.kind() != Kind.ANY;
                    boolean needsHeader =
                            encoding.members("headers").values().stream().anyMatch(header -> header.isTrue("required"));
                    if (needsHeader || part.kind() != Kind.UPLOAD && contentType != null && json != asJson) {
                        throw refused(
                                property,
                                "The part " + name
                                        + " of the form has an unsupported `encoding`: strings are sent as"
                                        + " text/plain, objects as application/json, and without additional"
                                        + " headers.",
                                "Remove the `encoding` if the server doesn't require it; otherwise, skip the"
                                        + " operation.");
                    }
                }));
        return type(media);
    }

    /** Returns the type of an {@code application/x-www-form-urlencoded} body. */
    JavaType urlEncoded(SpecPart media, RefusalList refusals) {
        properties(media)
                .forEach((name, property) -> refusals.collect(() -> {
                    SpecPart encoding = media.get("encoding").get(name);
                    JavaType type = types.of(property);
                    if (isDeepObject(encoding)) {
                        return;
                    }
                    boolean scalar = type.isScalar() || type.kind() == Kind.ANY;
                    boolean scalars = type.isList()
                            && type.item() != null
                            && (type.item().isScalar() || type.item().kind() == Kind.ANY)
                            && !encoding.isFalse("explode")
                            && (!encoding.has("style") || "form".equals(encoding.text("style")));
                    if (!scalar && !scalars || encoding.has("contentType")) {
                        throw refused(
                                property,
                                "A form field can be a string, number, boolean or an exploded list of them, but " + name
                                        + " isn't.",
                                "Add `style: deepObject` to its `encoding` if the server expects name[field]=…, or"
                                        + " make it a string.");
                    }
                }));
        return type(media);
    }

    /** Returns the fields in the style {@code deepObject}. */
    static List<String> deepObjects(SpecPart media) {
        return media.members("encoding").entrySet().stream()
                .filter(encoding -> isDeepObject(encoding.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isDeepObject(SpecPart encoding) {
        return "deepObject".equals(encoding.text("style"));
    }

    private Map<String, SpecPart> properties(SpecPart media) {
        return media.get("schema").isObject() ? schemas.properties(schemas.unwrap(media.get("schema"))) : Map.of();
    }

    private JavaType type(SpecPart media) {
        JavaType type = types.of(media.get("schema"));
        if (!FORMS.contains(type.kind())) {
            throw Refusal.at(
                    "supported-media-type",
                    media.get("schema"),
                    "A form is an object, but this isn't.",
                    "Describe an object with the fields of the form.");
        }
        return type;
    }

    private static Refusal.Signal refused(SpecPart property, String message, String remedy) {
        return Refusal.at("supported-media-type", property, message, remedy);
    }
}
