package io.github.llamabatches.generator;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads operations with their parameters, bodies and results. */
final class OperationReader {

    private final ParameterReader parameters;
    private final ContentReader contents;
    private final OperationCheck check;
    private final Places places;

    OperationReader(Schemas schemas, SchemaTypes types, Places places) {
        this.parameters = new ParameterReader(schemas, types, places);
        this.contents = new ContentReader(schemas, types, places);
        this.check = new OperationCheck(places);
        this.places = places;
    }

    ApiOperation read(WrittenOperation written) {
        Operation operation = written.operation();
        List<ApiParameter> read = new ArrayList<>(parameters.read(written.name(), written.parameters()));
        check.check(written, read);
        ContentReader.Body sent = contents.sent(operation.getRequestBody());
        if (sent != null) {
            String description = operation.getRequestBody().getDescription();
            read.add(ApiParameter.body(sent.type(), Texts.sentenceOrNull(description)));
        }
        Map<String, ApiResponse> successes = successes(operation.getResponses());
        return new ApiOperation(
                written.method(),
                written.path(),
                written.name(),
                Texts.orNull(operation.getSummary()),
                Texts.orNull(operation.getDescription()),
                Boolean.TRUE.equals(operation.getDeprecated()),
                List.copyOf(read),
                result(written, successes),
                successes.values().stream()
                        .map(success -> Texts.sentenceOrNull(success.getDescription()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                ContentReader.accepted(operation.getResponses()),
                sent == null ? null : sent.mediaType());
    }

    /** The responses of success; if there is none, and no redirect either, the default one. */
    private static Map<String, ApiResponse> successes(@Nullable ApiResponses responses) {
        Map<String, ApiResponse> successes = new LinkedHashMap<>();
        if (responses != null) {
            responses.forEach((code, response) -> {
                if (code.startsWith("2")) {
                    successes.put(code, response);
                }
            });
            boolean redirects = responses.keySet().stream().anyMatch(code -> code.startsWith("3"));
            if (successes.isEmpty() && !redirects && responses.get("default") != null) {
                successes.put("default", responses.get("default"));
            }
        }
        return successes;
    }

    private @Nullable JavaType result(WrittenOperation written, Map<String, ApiResponse> successes) {
        boolean first = true;
        JavaType result = null;
        for (Map.Entry<String, ApiResponse> success : successes.entrySet()) {
            check.checkHasBody(written, success.getKey(), success.getValue());
            JavaType type = contents.received(success.getValue());
            if (!first && !Objects.equals(result, type)) {
                throw places.unsupportedAt(
                        "supported-operation",
                        Places.child(written.pointer() + "/responses", success.getKey()),
                        "A method has one result, but this is another body than that of the first success.",
                        "Describe one success, or give all of them the same schema.");
            }
            result = type;
            first = false;
        }
        return result;
    }
}
