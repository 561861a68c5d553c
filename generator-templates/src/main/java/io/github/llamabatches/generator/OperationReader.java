package io.github.llamabatches.generator;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads operations: what they send and what they return. */
final class OperationReader {

    /** What can stand in a header of Feign: no brace, which begins a variable, and only visible ASCII. */
    private static final String HEADER_TEXT = "[ -z|~]+";

    private final SchemaTypes types;
    private final ParameterReader parameters;
    private final OperationCheck check;
    private final Places places;

    OperationReader(Schemas schemas, SchemaTypes types, Places places) {
        this.types = types;
        this.parameters = new ParameterReader(schemas, types, places);
        this.check = new OperationCheck(places);
        this.places = places;
    }

    ApiOperation read(WrittenOperation written) {
        Operation operation = written.operation();
        RequestBody body = operation.getRequestBody();
        Map.Entry<String, MediaType> sent = body == null ? null : json(body, body.getContent());
        List<ApiParameter> read = new ArrayList<>(parameters.read(written.name(), written.parameters()));
        check.check(written, read);
        if (sent != null) {
            read.add(ApiParameter.body(
                    types.of(sent.getValue().getSchema()), Texts.sentenceOrNull(body.getDescription())));
        }
        List<ApiResponse> successes = successes(operation);
        return new ApiOperation(
                written.method(),
                written.path(),
                written.name(),
                Texts.orNull(operation.getSummary()),
                Texts.orNull(operation.getDescription()),
                Boolean.TRUE.equals(operation.getDeprecated()),
                List.copyOf(read),
                result(successes),
                successes.stream()
                        .map(success -> Texts.sentenceOrNull(success.getDescription()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                accepted(operation),
                sent == null ? null : sent.getKey());
    }

    /** The responses of success; if there is none, the default one. */
    private static List<ApiResponse> successes(Operation operation) {
        List<ApiResponse> successes = new ArrayList<>();
        if (operation.getResponses() != null) {
            operation.getResponses().forEach((code, response) -> {
                if (code.startsWith("2")) {
                    successes.add(response);
                }
            });
            if (successes.isEmpty() && operation.getResponses().get("default") != null) {
                successes.add(operation.getResponses().get("default"));
            }
        }
        return successes;
    }

    private @Nullable JavaType result(List<ApiResponse> successes) {
        JavaType result = null;
        for (ApiResponse success : successes) {
            Map.Entry<String, MediaType> content = json(success, success.getContent());
            JavaType type = content == null ? null : types.of(content.getValue().getSchema());
            if (result != null && type != null && !result.text().equals(type.text())) {
                throw places.unsupported(
                        "supported-operation",
                        success,
                        "A method has one result, but this is another body than that of the first success.",
                        "Describe one success, or give all of them the same schema.");
            }
            result = result == null ? type : result;
        }
        return result;
    }

    /** The content that is JSON; null if there is no content. */
    private Map.@Nullable Entry<String, MediaType> json(Object holder, @Nullable Content content) {
        if (content == null || content.isEmpty()) {
            return null;
        }
        for (Map.Entry<String, MediaType> entry : content.entrySet()) {
            String type = entry.getKey().replaceFirst("(?s);.*", "").strip();
            if (entry.getKey().matches(HEADER_TEXT) && (type.equals("application/json") || type.endsWith("+json"))) {
                return entry;
            }
        }
        throw places.unsupportedAt(
                "supported-media-type",
                places.of(holder) + "/content",
                "Only JSON can be generated, but this is " + String.join(", ", content.keySet()) + ".",
                "Describe it as JSON too if the server has it, else take the operation out.");
    }

    private static List<String> accepted(Operation operation) {
        Set<String> accepted = new LinkedHashSet<>();
        if (operation.getResponses() != null) {
            operation.getResponses().values().stream()
                    .map(ApiResponse::getContent)
                    .filter(Objects::nonNull)
                    .forEach(content -> accepted.addAll(content.keySet()));
        }
        return accepted.stream().filter(type -> type.matches(HEADER_TEXT)).toList();
    }
}
