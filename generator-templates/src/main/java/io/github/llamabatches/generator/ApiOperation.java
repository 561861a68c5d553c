package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Describes the method of an operation in a Feign interface.
 *
 * @param httpMethod the HTTP method, in upper case
 * @param path the path template
 * @param name the name of the method
 * @param summary the summary
 * @param description the description
 * @param deprecated whether it is deprecated
 * @param parameters the parameters in the order of the specification, the body last
 * @param result the type of the result; null if there is none
 * @param optional whether some successful responses have no body
 * @param resultDescriptions the descriptions of successful responses
 * @param accepted the media types of the responses
 * @param contentType the media type of the request body; null without a body, or if the caller selects the type
 * @param encodings the form fields that aren't sent in the default way
 * @param bodyLeftOut whether this method omits the optional body
 * @param streaming the alternative response as a stream; null if there is none
 */
record ApiOperation(
        String httpMethod,
        String path,
        String name,
        @Nullable String summary,
        @Nullable String description,
        boolean deprecated,
        List<ApiParameter> parameters,
        @Nullable JavaType result,
        boolean optional,
        List<String> resultDescriptions,
        List<String> accepted,
        @Nullable String contentType,
        List<FormField> encodings,
        boolean bodyLeftOut,
        @Nullable Streaming streaming) {

    /**
     * Describes the method that requests a stream.
     *
     * @param name the name of the method
     * @param type the type of the stream
     * @param accepted the media types that it requests
     */
    record Streaming(String name, JavaType type, List<String> accepted) {}

    /**
     * Returns the methods of the interface: this one, one without an optional body, and those that request a stream
     * instead of a whole response.
     */
    List<ApiOperation> methods() {
        List<ApiOperation> methods = new ArrayList<>(List.of(this));
        // Feign rejects null as a body.
        if (parameters.stream().anyMatch(parameter -> parameter.isBody() && !parameter.required())) {
            methods.add(withoutBody());
        }
        if (streaming != null) {
            List.copyOf(methods).forEach(method -> methods.add(method.streamed(streaming)));
        }
        return methods;
    }

    private ApiOperation withoutBody() {
        List<ApiParameter> others =
                parameters.stream().filter(parameter -> !parameter.isBody()).toList();
        return variant(name, others, result, accepted, null, List.of(), true);
    }

    private ApiOperation streamed(Streaming stream) {
        return variant(
                stream.name(), parameters, stream.type(), stream.accepted(), contentType, encodings, bodyLeftOut);
    }

    private ApiOperation variant(
            String name,
            List<ApiParameter> parameters,
            @Nullable JavaType result,
            List<String> accepted,
            @Nullable String contentType,
            List<FormField> encodings,
            boolean bodyLeftOut) {
        return new ApiOperation(
                httpMethod,
                path,
                name,
                summary,
                description,
                deprecated,
                parameters,
                result,
                optional,
                resultDescriptions,
                accepted,
                contentType,
                encodings,
                bodyLeftOut,
                streaming);
    }

    /** Returns the name of the method in the query record that calls this one. */
    String callName() {
        return streaming != null && name.equals(streaming.name()) ? "stream" : "call";
    }

    /** Returns whether the caller reads and closes the response. */
    boolean isStreamed() {
        return result != null && result.isStreamed();
    }

    /** Returns the simple name of the query record. */
    String recordName() {
        return recordName(name);
    }

    /** Returns the simple name of the query record of an operation. */
    static String recordName(String name) {
        return JavaNames.typeOf(name) + "Query";
    }

    /** Returns the first sentence of the Javadoc. */
    String headline() {
        return summary == null ? "Sends " + endpoint() + "." : JavadocText.of(Texts.sentence(summary));
    }

    /** Returns the HTTP method and the path as Javadoc. */
    String endpoint() {
        return JavadocText.code(httpMethod + " " + path);
    }

    String resultType() {
        if (result == null) {
            return "void";
        }
        return optional ? "Optional<" + result.text() + ">" : result.text();
    }

    boolean hasResult() {
        return result != null;
    }

    boolean hasDescribedResult() {
        return hasResult() && !resultDescriptions.isEmpty();
    }

    /** Returns the parameters in the query record. */
    List<ApiParameter> recordParameters() {
        return parameters.stream().filter(ApiParameter::isInRecord).toList();
    }

    boolean hasRecord() {
        return !recordParameters().isEmpty();
    }

    /** Returns the parameters that the record's method takes. */
    List<ApiParameter> besideRecord() {
        return parameters.stream().filter(ApiParameter::isBesideRecord).toList();
    }

    /** Returns the arguments that the record's method passes, in the order of this method. */
    List<String> arguments() {
        return MethodParameters.arguments(parameters);
    }

    /** Returns the parameters of the method in the interface. */
    List<ApiParameter> methodParameters() {
        return MethodParameters.of(parameters);
    }

    /** Returns whether the record's method omits parameters. */
    boolean hasLeftOut() {
        return arguments().contains("null");
    }

    /** Returns the pieces of Feign's request line as literals. */
    List<String> requestLine() {
        Map<String, String> variables = new HashMap<>();
        List<String> query = new ArrayList<>();
        for (ApiParameter parameter : methodParameters()) {
            if (parameter.place() == ApiParameter.Place.PATH) {
                variables.put(parameter.wireName(), parameter.expression());
            } else if (parameter.isQuery()) {
                query.add(UrlText.queryName(parameter.wireName()) + "=" + parameter.expression());
            }
        }
        List<String> pieces = new ArrayList<>();
        pieces.add(JavaLiteral.of(httpMethod + " " + UrlText.path(path, variables)));
        boolean begun = path.contains("?");
        query.forEach(piece -> pieces.add(JavaLiteral.of((pieces.size() == 1 && !begun ? "?" : "&") + piece)));
        return pieces;
    }

    List<Cookie> cookies() {
        return Cookie.of(parameters);
    }

    boolean hasQuery() {
        return methodParameters().stream().anyMatch(ApiParameter::isQuery);
    }

    /**
     * Returns the constant of Feign's {@code CollectionFormat} for lists in the query; null for the default, which
     * repeats the name.
     */
    @Nullable
    String collectionFormat() {
        return methodParameters().stream()
                .map(ApiParameter::collectionFormat)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Returns the headers as literals. */
    List<String> headers() {
        List<String> headers = new ArrayList<>();
        if (!accepted.isEmpty()) {
            headers.add("Accept: " + String.join(", ", accepted));
        }
        if (contentType != null) {
            headers.add("Content-Type: " + contentType);
        }
        for (ApiParameter parameter : parameters) {
            if (parameter.isHeader()) {
                headers.add(parameter.wireName() + ": " + parameter.expression());
            }
        }
        String cookies = cookies().stream()
                .map(cookie -> cookie.parameter().expression())
                .collect(Collectors.joining());
        if (!cookies.isEmpty()) {
            headers.add("Cookie: " + cookies);
        }
        return headers.stream().map(JavaLiteral::of).toList();
    }

    boolean hasHeaders() {
        return !headers().isEmpty();
    }

    /** Returns whether the Javadoc has block tags. */
    boolean hasTags() {
        return hasDescribedResult() || !parameters.isEmpty();
    }
}
