package io.github.llamabatches.generator;

import io.github.llamabatches.generator.JavaType.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of requests and responses: in which media type they are sent, and of which Java type they are. */
final class ContentReader {

    private final SchemaTypes types;
    private final FormReader forms;

    ContentReader(Schemas schemas, SchemaTypes types) {
        this.types = types;
        this.forms = new FormReader(schemas, types);
    }

    /**
     * A body and how it is sent.
     *
     * @param type its type
     * @param mediaType its media type; null if who sends it chooses
     * @param deepObjects the fields of a form that are sent in that style
     */
    record Body(JavaType type, @Nullable String mediaType, List<String> deepObjects) {}

    /** Returns the body that is sent; null if there is no content. */
    @Nullable
    Body sent(SpecPart body, RefusalList refusals) {
        Content content = required(body, Content.sent(body));
        if (content == null) {
            return null;
        }
        String mediaType = content.mediaTypes().get(0);
        SpecPart media = content.media().get(0);
        return switch (content.form()) {
            // A range can't be sent.
            case JSON ->
                new Body(
                        types.of(media.get("schema")),
                        mediaType.contains("*") ? "application/json" : mediaType,
                        List.of());
            case MULTIPART ->
                new Body(forms.multipart(media, refusals), "multipart/form-data", FormReader.deepObjects(media));
            case URL_ENCODED ->
                new Body(
                        forms.urlEncoded(media, refusals),
                        "application/x-www-form-urlencoded",
                        FormReader.deepObjects(media));
            default ->
                new Body(
                        JavaType.of(Kind.UPLOAD, false),
                        content.media().size() > 1 || mediaType.contains("*") ? null : mediaType,
                        List.of());
        };
    }

    /** Returns the type of the received value; null if there is no content. */
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

    /** Some describe a line, others the whole as a list of lines, or as a text. */
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
                    "A media type is a type, a slash and a subtype, without braces, but this is "
                            + String.join(", ", all.keySet()) + ".",
                    "Correct it.");
        }
        return content;
    }

    /** The media types that are asked for: those that are read, and JSON for errors. */
    static List<String> accepted(Map<String, SpecPart> responses, Map<String, SpecPart> successes) {
        Set<String> accepted = new LinkedHashSet<>();
        successes.values().forEach(success -> add(accepted, Content.received(success), false));
        responses.values().forEach(response -> add(accepted, Content.received(response), !accepted.isEmpty()));
        return List.copyOf(accepted);
    }

    /** Returns the stream that an operation named so can answer with instead; null if there is none. */
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
