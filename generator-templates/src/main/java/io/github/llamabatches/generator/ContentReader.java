package io.github.llamabatches.generator;

import io.github.llamabatches.generator.JavaType.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the media types and Java types of request and response bodies. */
final class ContentReader {

    private final SchemaTypes types;
    private final FormReader forms;

    ContentReader(Schemas schemas, SchemaTypes types) {
        this.types = types;
        this.forms = new FormReader(schemas, types);
    }

    /**
     * A request body.
     *
     * @param type the type
     * @param mediaType the media type; null if the caller selects it
     * @param encodings the form fields that aren't sent in the default way
     */
    record Body(JavaType type, @Nullable String mediaType, List<FormField> encodings) {}

    /** Returns the request body; null if there is no content. */
    @Nullable
    Body sent(SpecPart body, RefusalList refusals) {
        Content content = required(body, Content.sent(body));
        if (content == null) {
            return null;
        }
        String mediaType = content.mediaTypes().get(0);
        SpecPart media = content.media().get(0);
        return switch (content.form()) {
            // A media range isn't a valid Content-Type.
            case JSON ->
                new Body(
                        types.of(media.get("schema")),
                        mediaType.contains("*") ? "application/json" : mediaType,
                        List.of());
            case MULTIPART ->
                new Body(forms.multipart(media, refusals), "multipart/form-data", forms.encodings(media, true));
            case URL_ENCODED ->
                new Body(
                        forms.urlEncoded(media, refusals),
                        "application/x-www-form-urlencoded",
                        forms.encodings(media, false));
            default ->
                new Body(
                        JavaType.of(Kind.UPLOAD, false),
                        content.media().size() > 1 || mediaType.contains("*") ? null : mediaType,
                        List.of());
        };
    }

    /** Returns the type of the response body; null if there is no content. */
    @Nullable
    JavaType received(SpecPart response) {
        Content content = required(response, Content.received(response));
        return content == null ? null : type(content);
    }

    private JavaType type(Content content) {
        return switch (content.form()) {
            case JSON -> types.of(content.schemas().get(0));
            case LINES -> lines(content.media().get(0).get("schema"));
            case EVENTS -> JavaType.of(Kind.EVENTS, false);
            default -> JavaType.of(Kind.DOWNLOAD, false);
        };
    }

    /** Returns the type of a line: specifications describe a line, a list of lines, or the whole body as a string. */
    private JavaType lines(SpecPart schema) {
        JavaType type = types.of(schema);
        if (type.kind() == Kind.TEXT) {
            return JavaType.of(Kind.DOWNLOAD, false);
        }
        return JavaType.lines(type.isList() && type.item() != null ? type.item() : type);
    }

    private static @Nullable Content required(SpecPart holder, @Nullable Content content) {
        Map<String, SpecPart> all = holder.members("content");
        if (content == null && !all.isEmpty()) {
            throw Refusal.at(
                    "supported-media-type",
                    all.values().iterator().next(),
                    "A media type is a type, a slash and a subtype without braces, but found "
                            + String.join(", ", all.keySet()) + ".",
                    "Correct the media type.");
        }
        return content;
    }

    /** Returns the media types for the Accept header: those of successful responses, and JSON for errors. */
    static List<String> accepted(Map<String, SpecPart> responses, Map<String, SpecPart> successes) {
        Set<String> accepted = new LinkedHashSet<>();
        successes.values().forEach(success -> add(accepted, Content.received(success), false));
        responses.values().forEach(response -> add(accepted, Content.received(response), !accepted.isEmpty()));
        return List.copyOf(accepted);
    }

    /** Describes the method with this name that requests a stream; null if there is no stream. */
    ApiOperation.@Nullable Streaming streaming(
            String name, Map<String, SpecPart> responses, Map<String, SpecPart> successes) {
        for (SpecPart success : successes.values()) {
            Content streamed = Content.streamed(success);
            if (streamed != null) {
                Set<String> accepted = new LinkedHashSet<>(streamed.mediaTypes());
                responses.forEach((code, response) -> {
                    if (!successes.containsKey(code)) {
                        add(accepted, Content.received(response), true);
                    }
                });
                return new ApiOperation.Streaming(name, type(streamed), List.copyOf(accepted));
            }
        }
        return null;
    }

    private static void add(Set<String> accepted, @Nullable Content content, boolean onlyJson) {
        if (content != null && (!onlyJson || content.form() == Content.Form.JSON)) {
            accepted.addAll(content.mediaTypes());
        }
    }
}
