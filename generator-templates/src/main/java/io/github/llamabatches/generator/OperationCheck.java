package io.github.llamabatches.generator;

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

    void check(WrittenOperation written, ParameterReader.Parameters described) {
        List<ApiParameter> parameters = described.all();
        checkSize(written, parameters);
        if (described.complete()) {
            checkPath(written, parameters);
            checkNames(parameters);
            checkCookies(parameters);
            checkLists(parameters);
        }
    }

    /** Whether it is a header that media types and security schemes stand for. */
    static boolean isReserved(SpecPart parameter) {
        String name = parameter.text("name");
        return "header".equals(parameter.text("in"))
                && name != null
                && RESERVED_HEADERS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether a body is described that says nothing, where none has a meaning. */
    boolean isWithoutBody(WrittenOperation written) {
        SpecPart body = written.body();
        if (body == null || !WITHOUT_BODY.contains(written.method())) {
            return false;
        }
        boolean empty = body.members("content").values().stream()
                .map(media -> media.get("schema"))
                .allMatch(OperationCheck::saysNothing);
        if (!empty) {
            throw Refusal.at(
                    "get-body",
                    written.part().at("requestBody"),
                    "A body of a " + written.method()
                            + " request has no meaning, and Feign's client would send a POST.",
                    "Turn the fields of the body into query parameters, or make the operation a POST.");
        }
        return true;
    }

    private static boolean saysNothing(SpecPart schema) {
        Set<String> keywords = new HashSet<>(schema.members().keySet());
        keywords.removeAll(Set.of("type", "description", "title", "properties", "additionalProperties"));
        return keywords.isEmpty()
                && schema.get("properties").isEmpty()
                && !schema.get("additionalProperties").isObject()
                && (!schema.has("type") || "object".equals(schema.text("type")));
    }

    private void checkSize(WrittenOperation written, List<ApiParameter> parameters) {
        int body = written.body() == null ? 0 : 1;
        if (parameters.size() + body > MOST_PARAMETERS) {
            throw Refusal.at(
                    "supported-operation",
                    written.part().at("parameters"),
                    "A method can't have " + (parameters.size() + body) + " parameters: at most " + MOST_PARAMETERS
                            + " fit.",
                    "Put some of them into the body.");
        }
    }

    private void checkPath(WrittenOperation written, List<ApiParameter> parameters) {
        String path = written.path();
        if (!path.startsWith("/") || UrlText.withoutVariables(path).matches("(?s).*[#{}].*")) {
            throw Refusal.at(
                    "supported-name",
                    written.pathPointer(),
                    "A path begins with a slash, and has no # and no brace without another one.",
                    "Write nothing behind a #, which isn't sent.");
        }
        List<String> inPath = UrlText.variables(path);
        List<String> described = new ArrayList<>();
        for (ApiParameter parameter : parameters) {
            if (parameter.place() == ApiParameter.Place.PATH) {
                described.add(parameter.wireName());
            }
        }
        if (!described.containsAll(inPath) || !inPath.containsAll(described)) {
            throw Refusal.at(
                    "supported-parameter",
                    written.part(),
                    "The names in braces in the path are " + inPath + ", but the parameters in the path are "
                            + described + ".",
                    "Describe each of them with `in: path`.");
        }
    }

    private static void checkNames(List<ApiParameter> parameters) {
        Set<String> names = new HashSet<>();
        for (ApiParameter parameter : parameters) {
            String name = parameter.isHeader() ? parameter.wireName().toLowerCase(Locale.ROOT) : parameter.wireName();
            if (!names.add(parameter.place() + " " + name)) {
                throw Refusal.at(
                        "parameter-unique",
                        parameter.part().at("name"),
                        parameter.isHeader()
                                ? "The header " + parameter.wireName()
                                        + " comes twice, since names of headers have no case."
                                : "The parameter " + parameter.wireName()
                                        + " comes twice, once as a field of an object.",
                        "Leave one of them out.");
            }
        }
    }

    private static void checkCookies(List<ApiParameter> parameters) {
        List<ApiParameter> cookies = parameters.stream()
                .filter(parameter -> parameter.isCookie()
                        || parameter.isHeader() && parameter.wireName().equalsIgnoreCase("Cookie"))
                .toList();
        boolean isSent = cookies.stream().allMatch(ApiParameter::isCookie)
                && cookies.stream().anyMatch(ApiParameter::required);
        if (cookies.size() > 1 && !isSent) {
            ApiParameter last = cookies.get(cookies.size() - 1);
            throw Refusal.at(
                    "supported-parameter",
                    last.part(),
                    "Several cookies can only be sent if one of them always is, but " + last.wireName()
                            + " isn't the only optional one.",
                    "Make one of them `required`, describe all as one header Cookie, or leave all but one of them out.");
        }
    }

    private static void checkLists(List<ApiParameter> parameters) {
        Set<ApiParameter.Style> styles = new HashSet<>();
        for (ApiParameter parameter : parameters) {
            if (parameter.isQuery() && parameter.isList() && styles.add(parameter.style()) && styles.size() > 1) {
                throw Refusal.at(
                        "supported-parameter",
                        parameter.part(),
                        "Feign writes all lists of a query in one way, but some of these are repeated and some are"
                                + " joined.",
                        "Give them the same `explode`, or write one of them as a string.");
            }
        }
    }
}
