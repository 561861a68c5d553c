package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Selects one of the contents of a body that is described in several media types.
 *
 * @param form the format
 * @param media the descriptions of its media types, at least one
 */
record Content(Form form, List<SpecPart> media) {

    /** The format of a body. */
    enum Form {
        /** One JSON document in UTF-8 (RFC 8259, section 8.1). */
        JSON,
        /** A JSON document in each line. */
        LINES,
        /** A {@code text/event-stream}. */
        EVENTS,
        /** The fields of an object as {@code multipart/form-data}. */
        MULTIPART,
        /** The fields of an object as {@code application/x-www-form-urlencoded}. */
        URL_ENCODED,
        /** Any other format, as bytes. */
        BYTES
    }

    private static final String LINES =
            "(?i)application/((x-)?ndjson|(x-)?jsonl|(x-)?jsonlines|(x-)?json-stream|stream\\+json) *(;.*)?";

    private static final String JSON =
            "(?i:application/json|[^;]*\\+json) *(;(?!.*(?i:charset)).*|; *(?i:charset) *= *\"?(?i:utf-8)\"? *)?";

    /** Matches media types that a header template of Feign accepts: visible ASCII without braces. */
    private static final String SENDABLE = "(?s)(?=[^;]*[^;/ ]/[^;/ ])[ -z|~]+";

    /** Returns the content to send; null if no media type is supported. */
    static @Nullable Content sent(SpecPart body) {
        Map<Form, List<SpecPart>> all = byForm(body);
        Content content = first(all, Form.JSON, Form.MULTIPART, Form.URL_ENCODED);
        List<SpecPart> others = all.values().stream().flatMap(List::stream).toList();
        return content != null || others.isEmpty() ? content : new Content(Form.BYTES, others);
    }

    /** Returns the content to receive; null if no media type is supported. */
    static @Nullable Content received(SpecPart response) {
        return first(bytesApart(response), Form.JSON, Form.BYTES, Form.EVENTS, Form.LINES);
    }

    /** Returns the stream that a caller can request instead of the default content; null if there is none. */
    static @Nullable Content streamed(SpecPart response) {
        Map<Form, List<SpecPart>> all = bytesApart(response);
        return all.containsKey(Form.JSON) || all.containsKey(Form.BYTES) ? first(all, Form.EVENTS, Form.LINES) : null;
    }

    /** Returns the schemas of all contents of a response. */
    static List<SpecPart> receivedSchemas(SpecPart response) {
        return Stream.of(Optional.ofNullable(received(response)), Optional.ofNullable(streamed(response)))
                .flatMap(Optional::stream)
                .flatMap(content -> content.schemas().stream())
                .toList();
    }

    private static @Nullable Content first(Map<Form, List<SpecPart>> all, Form... forms) {
        for (Form form : forms) {
            if (all.containsKey(form)) {
                return new Content(form, all.getOrDefault(form, List.of()));
            }
        }
        return null;
    }

    /** Returns the media types of a response by form; a form is bytes, because forms are only written. */
    private static Map<Form, List<SpecPart>> bytesApart(SpecPart response) {
        Map<Form, List<SpecPart>> all = byForm(response);
        for (Form form : List.of(Form.MULTIPART, Form.URL_ENCODED)) {
            List<SpecPart> media = all.remove(form);
            if (media != null) {
                all.computeIfAbsent(Form.BYTES, key -> new ArrayList<>()).addAll(media);
            }
        }
        return all;
    }

    private static Map<Form, List<SpecPart>> byForm(SpecPart holder) {
        Map<Form, List<SpecPart>> all = new LinkedHashMap<>();
        holder.members("content").forEach((mediaType, media) -> {
            if (mediaType.matches(SENDABLE)) {
                all.computeIfAbsent(form(mediaType), key -> new ArrayList<>()).add(media);
            }
        });
        return all;
    }

    private static Form form(String mediaType) {
        if (mediaType.matches(LINES)) {
            return Form.LINES;
        }
        if (mediaType.matches(JSON)) {
            return Form.JSON;
        }
        if (mediaType.matches("(?i)text/event-stream *(;.*)?")) {
            return Form.EVENTS;
        }
        if (mediaType.matches("(?i)multipart/form-data *(;.*)?")) {
            return Form.MULTIPART;
        }
        return mediaType.matches("(?i)application/x-www-form-urlencoded *(;.*)?") ? Form.URL_ENCODED : Form.BYTES;
    }

    /** Returns the schemas that become Java types, each once. */
    List<SpecPart> schemas() {
        Map<JsonNode, SpecPart> schemas = new LinkedHashMap<>();
        if (form != Form.BYTES && form != Form.EVENTS) {
            media.forEach(one -> schemas.putIfAbsent(one.json().path("schema"), one.get("schema")));
        }
        return List.copyOf(schemas.values());
    }

    List<String> mediaTypes() {
        return media.stream()
                .map(one ->
                        References.decoded(one.pointer().substring(one.pointer().lastIndexOf('/') + 1)))
                .toList();
    }
}
