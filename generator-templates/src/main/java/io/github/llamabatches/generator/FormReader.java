package io.github.llamabatches.generator;

import io.github.llamabatches.generator.JavaType.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the bodies that are sent as forms, and refuses fields of which OpenAPI doesn't say how they are written. */
final class FormReader {

    private static final Set<Kind> FORMS = Set.of(Kind.RECORD, Kind.MAP, Kind.OBJECT, Kind.ANY);

    private final Schemas schemas;
    private final SchemaTypes types;

    FormReader(Schemas schemas, SchemaTypes types) {
        this.schemas = schemas;
        this.types = types;
    }

    /** Returns the type of a {@code multipart/form-data}. */
    JavaType multipart(SpecPart media, RefusalList refusals) {
        properties(media).forEach((name, property) -> refusals.collect(() -> checkPart(media, name, property)));
        return type(media);
    }

    private void checkPart(SpecPart media, String name, SpecPart property) {
        SpecPart encoding = media.get("encoding").get(name);
        JavaType type = types.of(property);
        if (isDeepObject(encoding)) {
            return;
        }
        JavaType part = type.isList() && type.item() != null ? type.item() : type;
        String contentType = encoding.text("contentType");
        boolean needsHeader =
                encoding.members("headers").values().stream().anyMatch(header -> header.isTrue("required"));
        if (needsHeader || contentType != null && !isSentAs(part, contentType)) {
            throw refused(
                    property,
                    "The part " + name
                            + " of the form can't be sent as its `encoding` says: a text is sent as text/plain, an"
                            + " object as application/json, and neither has headers of its own.",
                    "Take the `encoding` out if the server doesn't need it, else leave the operation out.");
        }
    }

    /** Whether a part is sent in a media type, or its caller chooses it. */
    private static boolean isSentAs(JavaType part, String contentType) {
        if (part.kind() == Kind.UPLOAD) {
            return true;
        }
        boolean isText = part.isScalar() || part.kind() == Kind.ANY;
        return contentType.matches(
                isText ? "(?i)(.*, *)?(text/(plain|\\*)|\\*/\\*)( *[;,].*)?" : "(?i).*[/+](json|\\*)( *[;,].*)?");
    }

    /** Returns the type of an {@code application/x-www-form-urlencoded}. */
    JavaType urlEncoded(SpecPart media, RefusalList refusals) {
        properties(media).forEach((name, property) -> refusals.collect(() -> checkField(media, name, property)));
        return type(media);
    }

    private void checkField(SpecPart media, String name, SpecPart property) {
        SpecPart encoding = media.get("encoding").get(name);
        JavaType type = types.of(property);
        if (isDeepObject(encoding)) {
            return;
        }
        boolean isRepeated = type.isList()
                && type.item() != null
                && isText(type.item())
                && !encoding.isFalse("explode")
                && (!encoding.has("style") || "form".equals(encoding.text("style")));
        if (!isText(type) && !isRepeated || encoding.has("contentType")) {
            throw refused(
                    property,
                    "A field of a form can be a string, a number, a truth value or a repeated list of them, but " + name
                            + " is another thing.",
                    "Write `style: deepObject` in its `encoding` if the server takes name[field]=…, or make it a"
                            + " string.");
        }
    }

    private static boolean isText(JavaType type) {
        return type.isScalar() || type.kind() == Kind.ANY;
    }

    /** The fields that are sent with brackets in their names. */
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
        Map<String, SpecPart> properties = new LinkedHashMap<>();
        if (media.get("schema").isObject()) {
            schemas.forms(media.get("schema")).forEach(form -> properties.putAll(schemas.properties(form)));
        }
        return properties;
    }

    private JavaType type(SpecPart media) {
        SpecPart schema = media.get("schema");
        JavaType type = types.of(schema);
        boolean isForm = type.kind() == Kind.UNION
                ? schemas.forms(schema).stream().allMatch(form -> FORMS.contains(types.of(form).kind()))
                : FORMS.contains(type.kind());
        if (!isForm) {
            throw Refusal.at(
                    "supported-media-type",
                    schema,
                    "A form is an object, but this is another thing.",
                    "Describe an object with the fields of the form.");
        }
        return type;
    }

    private static Refusal.Signal refused(SpecPart property, String message, String remedy) {
        return Refusal.at("supported-media-type", property, message, remedy);
    }
}
