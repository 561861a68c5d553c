package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation: decides what its method of a Feign interface is like.
 *
 * @param httpMethod its HTTP method, in upper case
 * @param path its path
 * @param name the name of the method
 * @param summary what it does, in a few words
 * @param description what it does
 * @param deprecated whether it should not be used any more
 * @param parameters its parameters in the order of the specification, the body last
 * @param result the type of what it returns; null if it returns nothing
 * @param resultDescriptions what it returns
 * @param accepted the media types of its responses
 * @param contentType the media type of its body; null if it has none
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
        List<String> resultDescriptions,
        List<String> accepted,
        @Nullable String contentType) {

    /** The name of the record of its parameters. */
    String queryClass() {
        return JavaNames.type(name) + "Query";
    }

    String endpoint() {
        return httpMethod + " " + path;
    }

    /** The first line of its Javadoc, which is Javadoc already. */
    String headline() {
        return summary == null
                ? "Sends " + JavadocText.code(endpoint()) + "."
                : JavadocText.of(Texts.sentence(summary));
    }

    String endpointCode() {
        return JavadocText.code(endpoint());
    }

    String resultType() {
        return result == null ? "void" : result.text();
    }

    boolean hasResult() {
        return result != null;
    }

    List<ApiParameter> queryParameters() {
        return parameters.stream().filter(ApiParameter::isQuery).toList();
    }

    boolean hasQuery() {
        return !queryParameters().isEmpty();
    }

    boolean hasRequiredQuery() {
        return queryParameters().stream().anyMatch(ApiParameter::required);
    }

    List<ApiParameter> cookies() {
        return parameters.stream().filter(ApiParameter::isCookie).toList();
    }

    /** The parameters of the method that takes the record of the others. */
    List<ApiParameter> besidesQuery() {
        return parameters.stream()
                .filter(parameter -> !parameter.isQuery() && !parameter.sensitive())
                .toList();
    }

    /** What that method hands over, in the order of the other one. */
    List<String> arguments() {
        return parameters.stream()
                .map(parameter -> parameter.isQuery()
                        ? "query." + parameter.name() + "()"
                        : parameter.sensitive() ? "null" : parameter.name())
                .toList();
    }

    /** The pieces of Feign's request line, as literals. */
    List<String> requestLine() {
        List<String> pieces = new ArrayList<>();
        pieces.add(JavaLiteral.of(endpoint()));
        String separator = "?";
        for (ApiParameter parameter : queryParameters()) {
            pieces.add(JavaLiteral.of(separator + parameter.wireName() + "=" + parameter.variable()));
            separator = "&";
        }
        return pieces;
    }

    boolean isCommaSeparated() {
        return queryParameters().stream().anyMatch(parameter -> parameter.isList() && !parameter.exploded());
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
            if (parameter.place() == ApiParameter.Place.HEADER) {
                headers.add(parameter.wireName() + ": " + parameter.variable());
            }
        }
        cookies().forEach(cookie -> headers.add("Cookie: " + cookie.variable()));
        return headers.stream().map(JavaLiteral::of).toList();
    }

    boolean hasHeaders() {
        return !headers().isEmpty();
    }

    /** All code that is written of its signature, for the imports. */
    List<String> code() {
        List<String> code = new ArrayList<>(List.of(resultType()));
        for (ApiParameter parameter : parameters) {
            code.add(parameter.declaredType());
            code.add(parameter.annotation() == null ? "" : parameter.annotation());
        }
        return code;
    }
}
