package io.github.llamabatches.generator;

import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of requests and responses: in which media type they are sent, and of which Java type they are. */
final class ContentReader {

    /** Matches the text of a header in Feign: no brace, which begins a variable, and only visible ASCII. */
    private static final String HEADER_TEXT = "[ -z|~]+";

    /** JSON is UTF-8 (RFC 8259, section 8.1). */
    private static final String JSON =
            "(?:application/json|[^;]*\\+json) *(;(?!.*(?i:charset)).*|; *(?i:charset) *= *\"?(?i:utf-8)\"? *)?";

    private final SchemaTypes types;
    private final DirectionCheck direction;
    private final Places places;

    ContentReader(Schemas schemas, SchemaTypes types, Places places) {
        this.types = types;
        this.direction = new DirectionCheck(schemas, places);
        this.places = places;
    }

    /** A body and how it is sent. */
    record Body(JavaType type, String mediaType) {}

    @Nullable
    Body sent(@Nullable RequestBody body) {
        if (body == null) {
            return null;
        }
        Map.Entry<String, MediaType> content = json(body, body.getContent());
        if (content == null) {
            throw places.unsupported(
                    "supported-operation",
                    body,
                    "This body has no content.",
                    "Write under `content` what it is, or take it out.");
        }
        direction.checkRequest(content.getValue().getSchema());
        return new Body(types.of(content.getValue().getSchema()), content.getKey());
    }

    /** Returns the type of the received value; null if there is no content. */
    @Nullable
    JavaType received(ApiResponse response) {
        Map.Entry<String, MediaType> chosen = json(response, response.getContent());
        if (chosen == null) {
            return null;
        }
        JavaType type = types.of(chosen.getValue().getSchema());
        response.getContent().forEach((mediaType, media) -> {
            if (isJson(mediaType) && !types.of(media.getSchema()).equals(type)) {
                throw places.unsupported(
                        "supported-media-type",
                        media,
                        "A method has one result, but as " + mediaType + " this is another one than as "
                                + chosen.getKey() + ".",
                        "Take one of them out, or give them the same schema.");
            }
        });
        direction.checkResponse(chosen.getValue().getSchema());
        return type;
    }

    /** The content that is JSON; null if there is no content. */
    private Map.@Nullable Entry<String, MediaType> json(Object holder, @Nullable Content content) {
        if (content == null || content.isEmpty()) {
            return null;
        }
        for (Map.Entry<String, MediaType> entry : content.entrySet()) {
            if (isJson(entry.getKey())) {
                return entry;
            }
        }
        String first = content.keySet().iterator().next();
        throw places.unsupportedAt(
                "supported-media-type",
                Places.child(places.of(holder) + "/content", first),
                "Only JSON in UTF-8 can be generated, but this is " + String.join(", ", content.keySet()) + ".",
                "Describe it as JSON too if the server has it, else take the operation out.");
    }

    private static boolean isJson(String mediaType) {
        return mediaType.matches(HEADER_TEXT) && mediaType.matches(JSON);
    }

    /** The media types that are asked for: if one of them is JSON, no other, because the server may choose. */
    static List<String> accepted(@Nullable ApiResponses responses) {
        Set<String> all = new LinkedHashSet<>();
        if (responses != null) {
            responses.values().stream()
                    .map(ApiResponse::getContent)
                    .filter(Objects::nonNull)
                    .forEach(content -> all.addAll(content.keySet()));
        }
        List<String> possible =
                all.stream().filter(type -> type.matches(HEADER_TEXT)).toList();
        List<String> json = possible.stream().filter(ContentReader::isJson).toList();
        return json.isEmpty() ? possible : json;
    }
}
