package io.github.llamabatches.generator;

import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Refuses operations that Feign can't send, or would send as something else. */
final class OperationCheck {

    /** A method can't have more parameters. */
    private static final int MOST_PARAMETERS = 254;

    /**
     * Of requests with these, a body has no meaning (RFC 9110, section 9.3); HttpURLConnection makes a POST of them.
     */
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "TRACE");

    /** Lists the headers that OpenAPI 3.0.3 ignores, because media types and security schemes stand for them. */
    private static final Set<String> RESERVED_HEADERS = Set.of("accept", "content-type", "authorization");

    private final Places places;

    OperationCheck(Places places) {
        this.places = places;
    }

    void check(WrittenOperation written, List<ApiParameter> parameters) {
        checkSize(written, parameters);
        checkBody(written);
        checkPath(written, parameters);
        checkHeaders(written, parameters);
        checkCookies(written, parameters);
        checkLists(written, parameters);
    }

    /** Refuses the content of a response that has no body. */
    void checkHasBody(WrittenOperation written, String code, ApiResponse response) {
        boolean head = written.method().equals("HEAD");
        boolean described =
                response.getContent() != null && !response.getContent().isEmpty();
        if (described && (head || code.equals("204") || code.equals("205"))) {
            throw places.unsupportedAt(
                    "response-body",
                    places.of(response) + "/content",
                    (head ? "A response to HEAD" : "A response " + code) + " has no body, but this describes one.",
                    head ? "Take `content` out." : "Take `content` out, or write another status.");
        }
    }

    private void checkSize(WrittenOperation written, List<ApiParameter> parameters) {
        int body = written.operation().getRequestBody() == null ? 0 : 1;
        if (parameters.size() + body > MOST_PARAMETERS) {
            throw places.unsupportedAt(
                    "supported-operation",
                    written.pointer() + "/parameters",
                    "A method can't have " + (parameters.size() + body) + " parameters: at most " + MOST_PARAMETERS
                            + " fit.",
                    "Put some of them into the body.");
        }
    }

    private void checkBody(WrittenOperation written) {
        if (written.operation().getRequestBody() != null && WITHOUT_BODY.contains(written.method())) {
            throw places.unsupportedAt(
                    "get-body",
                    written.pointer() + "/requestBody",
                    "A body of a " + written.method()
                            + " request has no meaning, and Feign's client would send a POST.",
                    "Turn the fields of the body into query parameters, or make the operation a POST.");
        }
    }

    private void checkPath(WrittenOperation written, List<ApiParameter> parameters) {
        String path = written.path();
        if (!path.startsWith("/") || UrlText.withoutVariables(path).matches("(?s).*[?#{}].*")) {
            throw places.unsupported(
                    "supported-name",
                    written.item(),
                    "A path begins with a slash, and has no question mark, no # and no brace without another one.",
                    "Write what stands behind a question mark as query parameters, and nothing behind a #.");
        }
        List<String> inPath = UrlText.variables(path);
        List<String> described = new ArrayList<>();
        for (ApiParameter parameter : parameters) {
            if (parameter.place() == ApiParameter.Place.PATH) {
                described.add(parameter.wireName());
            }
        }
        if (!described.containsAll(inPath) || !inPath.containsAll(described)) {
            throw places.unsupported(
                    "supported-parameter",
                    written.operation(),
                    "The names in braces in the path are " + inPath + ", but the parameters in the path are "
                            + described + ".",
                    "Describe each of them with `in: path`.");
        }
        for (ApiParameter parameter : parameters) {
            if (parameter.place() == ApiParameter.Place.PATH && !parameter.required()) {
                throw places.unsupported(
                        "supported-parameter",
                        written.operation(),
                        "The parameter " + parameter.wireName() + " in the path isn't required.",
                        "Write `required: true`: without it there is no path.");
            }
        }
    }

    private void checkHeaders(WrittenOperation written, List<ApiParameter> parameters) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < parameters.size(); i++) {
            ApiParameter parameter = parameters.get(i);
            String name = parameter.wireName().toLowerCase(Locale.ROOT);
            String place = placeOf(written, i) + "/name";
            if (parameter.isHeader() && RESERVED_HEADERS.contains(name)) {
                throw places.unsupportedAt(
                        "header-reserved",
                        place,
                        "OpenAPI ignores the header " + parameter.wireName() + ".",
                        "Take it out: media types under `content` and security schemes say the same.");
            }
            if (parameter.isHeader() && !names.add(name)) {
                throw places.unsupportedAt(
                        "parameter-unique",
                        place,
                        "The header " + parameter.wireName() + " comes twice, since names of headers have no case.",
                        "Leave one of them out.");
            }
        }
    }

    private void checkCookies(WrittenOperation written, List<ApiParameter> parameters) {
        boolean seen = false;
        for (int i = 0; i < parameters.size(); i++) {
            ApiParameter parameter = parameters.get(i);
            boolean cookie = parameter.isCookie()
                    || parameter.isHeader() && parameter.wireName().equalsIgnoreCase("Cookie");
            if (cookie && seen) {
                throw places.unsupportedAt(
                        "supported-parameter",
                        placeOf(written, i),
                        "Only one cookie can be sent, but " + parameter.wireName() + " is another one.",
                        "Leave all but one of them out.");
            }
            seen |= cookie;
        }
    }

    private void checkLists(WrittenOperation written, List<ApiParameter> parameters) {
        Set<Boolean> forms = new HashSet<>();
        for (int i = 0; i < parameters.size(); i++) {
            ApiParameter parameter = parameters.get(i);
            if (parameter.isQuery() && parameter.isList() && forms.add(parameter.exploded()) && forms.size() > 1) {
                throw places.unsupportedAt(
                        "supported-parameter",
                        placeOf(written, i),
                        "Feign writes all lists of a query in one way, but some of these are repeated and some are"
                                + " joined.",
                        "Give them the same `explode`, or write one of them as a string.");
            }
        }
    }

    private String placeOf(WrittenOperation written, int index) {
        return places.of(written.parameters().get(index));
    }
}
