package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides the form of an operation's method in a Feign interface.
 *
 * @param httpMethod its HTTP method, in upper case
 * @param path its path
 * @param name the name of the method
 * @param summary its summary, in a few words
 * @param description its description
 * @param deprecated whether it should not be used any more
 * @param parameters its parameters in the order of the specification, the body last
 * @param result the type of its result; null if it has none
 * @param optional whether a success can come without a result
 * @param resultDescriptions the descriptions of its results
 * @param accepted the media types of its responses
 * @param contentType the media type of its body; null if it has none, or if its caller chooses one
 * @param deepObjects the fields of its form that are sent with brackets in their names
 * @param bodyLeftOut whether it has a body that this method doesn't send
 * @param streaming the stream that it can answer with instead; null if it can't
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
        List<String> deepObjects,
        boolean bodyLeftOut,
        @Nullable Streaming streaming) {

    /**
     * A stream that an operation can answer with instead.
     *
     * @param name the name of the method that asks for it
     * @param type the type of the stream
     * @param accepted the media types that it asks for
     */
    record Streaming(String name, JavaType type, List<String> accepted) {}

    /** The methods of the interface: one more for a body that isn't required, and for a stream instead of a value. */
    List<ApiOperation> methods() {
        List<ApiOperation> methods = new ArrayList<>(List.of(this));
        // Feign needs a body that is declared.
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
                stream.name(), parameters, stream.type(), stream.accepted(), contentType, deepObjects, bodyLeftOut);
    }

    private ApiOperation variant(
            String name,
            List<ApiParameter> parameters,
            @Nullable JavaType result,
            List<String> accepted,
            @Nullable String contentType,
            List<String> deepObjects,
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
                deepObjects,
                bodyLeftOut,
                streaming);
    }

    /** The name of the record's method that calls it. */
    String callName() {
        return streaming != null && name.equals(streaming.name()) ? "stream" : "call";
    }

    /** Whether its result is read, and closed, by its caller. */
    boolean isStreamed() {
        return result != null && result.isStreamed();
    }

    /** The name of the record of its parameters. */
    String recordName() {
        return recordName(name);
    }

    /** The name of the record of the parameters of an operation with this name. */
    static String recordName(String name) {
        return JavaNames.typeOf(name) + "Query";
    }

    /** Returns the first sentence of the Javadoc. */
    String headline() {
        return summary == null ? "Sends " + endpoint() + "." : JavadocText.of(Texts.sentence(summary));
    }

    /** Returns the HTTP method and the path, as Javadoc. */
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

    /** The parameters that the record holds. */
    List<ApiParameter> recordParameters() {
        return parameters.stream().filter(ApiParameter::isInRecord).toList();
    }

    boolean hasRecord() {
        return !recordParameters().isEmpty();
    }

    /** The parameters that a call through the record takes beside it. */
    List<ApiParameter> besideRecord() {
        return parameters.stream().filter(ApiParameter::isBesideRecord).toList();
    }

    /** Returns the arguments of a call through the record, in the order of the method. */
    List<String> arguments() {
        return parameters.stream()
                .map(parameter -> parameter.isInRecord() || parameter.isBesideRecord() ? parameter.name() : "null")
                .toList();
    }

    /** Whether a call through the record leaves parameters out. */
    boolean hasLeftOut() {
        return arguments().contains("null");
    }

    /** Its cookies, a required one last: what separates it from others is sent with them, or not at all. */
    List<Cookie> cookies() {
        List<ApiParameter> cookies = parameters.stream()
                .filter(ApiParameter::isCookie)
                .sorted(Comparator.comparing(ApiParameter::required))
                .toList();
        return cookies.stream()
                .map(cookie -> new Cookie(cookie, cookies.indexOf(cookie) == cookies.size() - 1))
                .toList();
    }

    /**
     * A cookie.
     *
     * @param parameter the parameter
     * @param isLast whether no other one follows it
     */
    record Cookie(ApiParameter parameter, boolean isLast) {

        String literals() {
            return JavaLiteral.of(parameter.wireName()) + (isLast ? "" : ", \"; \"");
        }
    }

    /** The pieces of Feign's request line, as literals. */
    List<String> requestLine() {
        Map<String, String> variables = new HashMap<>();
        List<String> query = new ArrayList<>();
        for (ApiParameter parameter : parameters) {
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

    boolean hasQuery() {
        return parameters.stream().anyMatch(ApiParameter::isQuery);
    }

    /** How Feign joins the lists of the query; null if it repeats their names. */
    @Nullable
    String collectionFormat() {
        return parameters.stream()
                .map(ApiParameter::collectionFormat)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The headers that it sends, as literals. */
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

    /** The fields of its form with brackets in their names, as literals. */
    List<String> deepObjectLiterals() {
        return deepObjects.stream().map(JavaLiteral::of).toList();
    }

    boolean hasDeepObjects() {
        return !deepObjects.isEmpty();
    }

    boolean hasHeaders() {
        return !headers().isEmpty();
    }

    /** Whether its Javadoc has tags. */
    boolean hasTags() {
        return hasDescribedResult() || !parameters.isEmpty();
    }
}
