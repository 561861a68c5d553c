package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of requests and responses: in which media type they are sent, and of which Java type they are. */
final class ContentReader {

    /** Matches the text of a header in Feign: no brace, which begins a variable, and only visible ASCII. */
    private static final String HEADER_TEXT = "[ -z|~]+";

    /** JSON is UTF-8 (RFC 8259, section 8.1). */
    private static final String JSON =
            "(?i:application/json|[^;]*\\+json) *(;(?!.*(?i:charset)).*|; *(?i:charset) *= *\"?(?i:utf-8)\"? *)?";

    private final SchemaTypes types;

    ContentReader(SchemaTypes types) {
        this.types = types;
    }

    /** A body and how it is sent. */
    record Body(JavaType type, String mediaType) {}

    /** Returns the body that is sent; null if there is no content. */
    @Nullable
    Body sent(SpecPart body) {
        SpecPart content = json(body);
        if (content == null) {
            return null;
        }
        String mediaType = mediaType(content);
        // A range can't be sent.
        return new Body(types.of(content.get("schema")), mediaType.contains("*") ? "application/json" : mediaType);
    }

    /** Returns the type of the received value; null if there is no content. */
    @Nullable
    JavaType received(SpecPart response) {
        SpecPart chosen = json(response);
        if (chosen == null) {
            return null;
        }
        JavaType type = types.of(chosen.get("schema"));
        if (type.takesOneForMany()) {
            throw Refusal.at(
                    "supported-composition",
                    chosen.get("schema"),
                    "A whole answer can't be one value or a list of them: Jackson has a setting for fields alone.",
                    "Put it into a field of an object, or describe it as a list.");
        }
        response.members("content").forEach((mediaType, media) -> {
            if (isJson(mediaType) && !types.of(media.get("schema")).equals(type)) {
                throw Refusal.at(
                        "supported-media-type",
                        media,
                        "A method has one result, but as " + mediaType + " this is another one than as "
                                + mediaType(chosen) + ".",
                        "Take one of them out, or give them the same schema.");
            }
        });
        return type;
    }

    private static String mediaType(SpecPart content) {
        return Schemas.decoded(content.pointer().substring(content.pointer().lastIndexOf('/') + 1));
    }

    /** The content that is JSON; null if there is no content. */
    private static @Nullable SpecPart json(SpecPart holder) {
        Map<String, SpecPart> content = holder.members("content");
        if (content.isEmpty()) {
            return null;
        }
        for (Map.Entry<String, SpecPart> entry : content.entrySet()) {
            if (isJson(entry.getKey())) {
                return entry.getValue();
            }
        }
        throw Refusal.at(
                "supported-media-type",
                content.values().iterator().next(),
                "Only JSON in UTF-8 can be generated, but this is " + String.join(", ", content.keySet()) + ".",
                "Describe it as JSON too if the server has it, else take the operation out.");
    }

    private static boolean isJson(String mediaType) {
        return mediaType.matches(HEADER_TEXT) && mediaType.matches(JSON);
    }

    /** The media types that are asked for: if one of them is JSON, no other, because the server may choose. */
    static List<String> accepted(Map<String, SpecPart> responses) {
        Set<String> all = new LinkedHashSet<>();
        responses
                .values()
                .forEach(response -> all.addAll(response.members("content").keySet()));
        List<String> possible = new ArrayList<>(all);
        possible.removeIf(type -> !type.matches(HEADER_TEXT));
        List<String> json = possible.stream().filter(ContentReader::isJson).toList();
        return json.isEmpty() ? possible : json;
    }
}
