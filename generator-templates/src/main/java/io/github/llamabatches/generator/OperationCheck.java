package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rejects operations that Feign can't send correctly. */
final class OperationCheck {

    /** The maximum number of parameters of a Java method. */
    private static final int MOST_PARAMETERS = 254;

    /**
     * Methods for which a body has no meaning (RFC 9110, section 9.3); HttpURLConnection changes the method to POST.
     */
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "TRACE");

    /** The headers that OpenAPI 3.0.3 ignores in favor of media types and security schemes. */
    private static final Set<String> RESERVED_HEADERS = Set.of("accept", "content-type", "authorization");

    void check(WrittenOperation written, ParameterReader.Parameters described) {
        List<ApiParameter> parameters = described.all();
        checkSize(written, parameters);
        if (described.complete()) {
            checkPath(written, parameters);
            checkNames(parameters);
            checkCookies(parameters);
            checkSensitive(parameters);
        }
    }

    /** Returns whether a parameter is a header that media types and security schemes define. */
    static boolean isReserved(SpecPart parameter) {
        String name = parameter.text("name");
        return "header".equals(parameter.text("in"))
                && name != null
                && RESERVED_HEADERS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Returns whether an operation whose method has no body describes an empty one. */
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
                            + " request has no meaning, and Feign's default client would send POST.",
                    "Describe the fields of the body as query parameters, or change the method to POST.");
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
                    "A method can't have " + (parameters.size() + body) + " parameters: the limit is " + MOST_PARAMETERS
                            + ".",
                    "Move some of them to the body.");
        }
    }

    private void checkPath(WrittenOperation written, List<ApiParameter> parameters) {
        String path = written.path();
        if (!path.startsWith("/")
                || UrlText.withoutVariables(UrlText.withoutFragment(path)).matches("(?s).*[#{}].*")) {
            throw Refusal.at(
                    "supported-name",
                    written.pathPointer(),
                    "A path must begin with a slash, and must not contain unbalanced braces, or # before its last segment.",
                    "Remove the fragment, which isn't sent, or balance the braces.");
        }
        List<String> inPath = UrlText.variables(path);
        List<String> described = new ArrayList<>();
        for (ApiParameter parameter : parameters) {
            if (parameter.place() == ApiParameter.Place.PATH) {
                described.add(parameter.wireName());
            }
        }
        List<String> missing = new ArrayList<>(inPath);
        missing.removeAll(described);
        if (!missing.isEmpty()) {
            throw Refusal.at(
                    "supported-parameter",
                    written.part(),
                    "The path contains {" + missing.get(0) + "}, but no parameter with this name.",
                    "Add `{name: " + missing.get(0) + ", in: path, required: true, schema: {type: string}}` to"
                            + " `parameters`, or correct the name in the path.");
        }
        for (ApiParameter parameter : parameters) {
            if (parameter.place() == ApiParameter.Place.PATH && !inPath.contains(parameter.wireName())) {
                throw Refusal.at(
                        "supported-parameter",
                        parameter.part(),
                        "The path " + path + " doesn't contain {" + parameter.wireName() + "}.",
                        "Add it to the path, or remove the parameter.");
            }
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
                                        + " occurs twice: header names aren't case-sensitive."
                                : "The parameter " + parameter.wireName()
                                        + " occurs twice, once as a field of an object.",
                        "Remove one of them.");
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
                    "Several cookie parameters are only supported if one of them is required, but " + last.wireName()
                            + " and the others are optional.",
                    "Make one of them `required`, or remove all but one.");
        }
    }

    private static void checkSensitive(List<ApiParameter> parameters) {
        for (ApiParameter parameter : MethodParameters.fields(parameters)) {
            if (parameter.sensitive()) {
                throw Refusal.at(
                        "supported-parameter",
                        parameter.part(),
                        "The query record creates maps, and lists in several styles, but it doesn't hold the sensitive"
                                + " parameter " + parameter.wireName() + ".",
                        "Describe it as a string, or remove `x-sensitive`.");
            }
        }
    }
}
