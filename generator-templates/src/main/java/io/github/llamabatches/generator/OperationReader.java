package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads operations with their parameters, bodies and results. */
final class OperationReader {

    /** Statuses without a response body (RFC 9110, sections 15.3.5 and 15.3.6). */
    private static final Set<String> WITHOUT_BODY = Set.of("204", "205");

    private final ParameterReader parameters;
    private final ContentReader contents;
    private final OperationCheck check = new OperationCheck();
    private final Set<String> taken;
    private final RefusalList refusals;

    /**
     * Creates a reader.
     *
     * @param taken the names of all methods, in lower case
     */
    OperationReader(Schemas schemas, SchemaTypes types, Set<String> taken, RefusalList refusals) {
        this.parameters = new ParameterReader(schemas, types);
        this.contents = new ContentReader(schemas, types);
        this.taken = taken;
        this.refusals = refusals;
    }

    ApiOperation read(WrittenOperation written) {
        List<SpecPart> own = written.parameters().stream()
                .filter(parameter -> !OperationCheck.isReserved(parameter))
                .toList();
        ParameterReader.Parameters described = parameters.read(written.name(), own, refusals);
        check.check(written, described);
        List<ApiParameter> read = new ArrayList<>(described.all());
        SpecPart body = written.body();
        ContentReader.Body sent = body == null || check.isWithoutBody(written) ? null : contents.sent(body, refusals);
        if (body != null && sent != null) {
            read.add(ApiParameter.body(
                    body, sent.type(), body.isTrue("required"), Texts.sentenceOrNull(body.text("description"))));
        }
        Map<String, SpecPart> successes = SuccessBodies.of(written.responses());
        Result result = result(written, successes);
        return new ApiOperation(
                written.method(),
                written.path(),
                written.name(),
                Texts.orNull(written.part().text("summary")),
                Texts.orNull(written.part().text("description")),
                written.part().isTrue("deprecated"),
                List.copyOf(read),
                result.type(),
                result.optional(),
                successes.values().stream()
                        .map(success -> Texts.sentenceOrNull(success.text("description")))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                ContentReader.accepted(written.responses(), successes),
                sent == null ? null : sent.mediaType(),
                sent == null ? List.of() : sent.encodings(),
                false,
                streaming(written, successes));
    }

    private ApiOperation.@Nullable Streaming streaming(WrittenOperation written, Map<String, SpecPart> successes) {
        String name = JavaNames.numbered(
                written.name() + "Stream", "", wanted -> !taken.contains(wanted.toLowerCase(Locale.ROOT)));
        return contents.streaming(name, written.responses(), successes);
    }

    /** Returns the type of the result, and whether some successful responses have no body. */
    private record Result(@Nullable JavaType type, boolean optional) {}

    private Result result(WrittenOperation written, Map<String, SpecPart> successes) {
        JavaType type = null;
        boolean optional = false;
        for (Map.Entry<String, SpecPart> success : successes.entrySet()) {
            boolean empty = written.method().equals("HEAD") || WITHOUT_BODY.contains(success.getKey());
            JavaType received = empty ? null : contents.received(success.getValue());
            if (received == null) {
                optional = true;
            } else if (type != null && !received.equals(type)) {
                throw Refusal.at(
                        "supported-operation",
                        written.part().get("responses").at(success.getKey()),
                        "A method has one result type, but one success is JSON and another one isn't.",
                        "Describe one success, or all of them as JSON.");
            } else {
                type = received;
            }
        }
        return new Result(type, optional && type != null);
    }
}
