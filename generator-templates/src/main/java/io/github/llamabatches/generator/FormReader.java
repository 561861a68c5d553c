package io.github.llamabatches.generator;

import io.github.llamabatches.generator.JavaType.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads request bodies that are forms, and rejects fields with an unspecified encoding. */
final class FormReader {

    private static final Set<Kind> FORMS = Set.of(Kind.RECORD, Kind.MAP, Kind.OBJECT, Kind.ANY);

    /** Matches one media type, as the runtime's {@code Upload} does. */
    private static final String MEDIA_TYPE = "[!#$%&'+.^_`|~0-9A-Za-z-]+/[!#$%&'+.^_`|~0-9A-Za-z-]+( *;[ -+\\--z|~]*)?";

    private final Schemas schemas;
    private final SchemaTypes types;

    FormReader(Schemas schemas, SchemaTypes types) {
        this.schemas = schemas;
        this.types = types;
    }

    /** Returns the type of a {@code multipart/form-data} body. */
    JavaType multipart(SpecPart media, RefusalList refusals) {
        properties(media).forEach((name, property) -> refusals.collect(() -> checkPart(media, name, property)));
        return type(media);
    }

    private void checkPart(SpecPart media, String name, SpecPart property) {
        SpecPart encoding = media.get("encoding").get(name);
        JavaType part = part(property);
        if (part.kind() != Kind.UPLOAD && !schemas.files(property).isEmpty()) {
            throw refused(
                    property,
                    "The part " + name
                            + " of the form can be a file or another value, which have different Java types.",
                    "Describe a file: an Upload can also be created from a string.");
        }
        if (isDeepObject(encoding)) {
            return;
        }
        String contentType = encoding.text("contentType");
        boolean needsHeader =
                encoding.members("headers").values().stream().anyMatch(header -> header.isTrue("required"));
        if (needsHeader || contentType != null && !isSentAs(part, contentType)) {
            throw refused(
                    property,
                    "The part " + name
                            + " of the form has an unsupported `encoding`: strings are sent as text of one media type,"
                            + " objects as JSON, and without additional headers.",
                    "Remove the `encoding` if the server doesn't require it; otherwise, skip the operation.");
        }
    }

    /** Returns whether a part is sent in a media type, or the caller selects it. */
    private static boolean isSentAs(JavaType part, String contentType) {
        if (part.kind() == Kind.UPLOAD) {
            return true;
        }
        boolean isJson = contentType.matches("(?i).*[/+](json|\\*)( *[;,].*)?");
        return isText(part)
                ? contentType.matches("(?i)(.*, *)?(text/(plain|\\*)|\\*/\\*)( *[;,].*)?")
                        || contentType.matches(MEDIA_TYPE) && !isJson
                : isJson;
    }

    /** Returns the type of an {@code application/x-www-form-urlencoded} body. */
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
                    "A form field can be a string, number, boolean or an exploded list of them, but " + name
                            + " isn't.",
                    "Add `style: deepObject` to its `encoding` if the server expects name[field]=…, or make it a"
                            + " string.");
        }
    }

    private static boolean isText(JavaType type) {
        return type.isScalar() || type.kind() == Kind.ANY;
    }

    /** Returns the fields that aren't sent in the default way. */
    List<FormField> encodings(SpecPart media, boolean isMultipart) {
        List<FormField> encodings = new ArrayList<>();
        Map<String, SpecPart> properties = properties(media);
        media.members("encoding").forEach((name, encoding) -> {
            String contentType = encoding.text("contentType");
            if (isDeepObject(encoding)) {
                encodings.add(new FormField(name, true, ""));
            } else if (isMultipart
                    && contentType != null
                    && properties.containsKey(name)
                    && contentType.matches(MEDIA_TYPE)
                    && !contentType.equals(defaultType(part(properties.get(name))))) {
                encodings.add(new FormField(name, false, contentType));
            }
        });
        return encodings;
    }

    private JavaType part(SpecPart property) {
        JavaType type = types.of(property);
        return type.isList() && type.item() != null ? type.item() : type;
    }

    private static String defaultType(JavaType part) {
        return part.kind() == Kind.UPLOAD
                ? "application/octet-stream"
                : isText(part) ? "text/plain" : "application/json";
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
                ? schemas.forms(schema).stream()
                        .allMatch(form -> FORMS.contains(types.of(form).kind()))
                : FORMS.contains(type.kind());
        if (!isForm) {
            throw Refusal.at(
                    "supported-media-type",
                    schema,
                    "A form is an object, but this isn't.",
                    "Describe an object with the fields of the form.");
        }
        return type;
    }

    private static Refusal.Signal refused(SpecPart property, String message, String remedy) {
        return Refusal.at("supported-media-type", property, message, remedy);
    }
}
