package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.List;

/** Refuses what Feign can't send, or would send as something else. */
final class OperationCheck {

    private final Places places;

    OperationCheck(Places places) {
        this.places = places;
    }

    void check(WrittenOperation written, List<ApiParameter> parameters) {
        checkPath(written, parameters);
        checkCookies(written, parameters);
        checkLists(written, parameters);
    }

    private void checkPath(WrittenOperation written, List<ApiParameter> parameters) {
        String path = written.path();
        if (!path.startsWith("/") || UrlText.withoutVariables(path).matches("(?s).*[?{}].*")) {
            throw places.unsupported(
                    "supported-name",
                    written.item(),
                    "A path begins with a slash, and has no question mark and no brace without another one.",
                    "Write what stands behind the question mark as query parameters.");
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

    private void checkCookies(WrittenOperation written, List<ApiParameter> parameters) {
        if (parameters.stream().filter(ApiParameter::isCookie).count() > 1) {
            throw places.unsupported(
                    "supported-parameter",
                    written.operation(),
                    "Only one cookie can be sent.",
                    "Leave all but one of them out.");
        }
    }

    private void checkLists(WrittenOperation written, List<ApiParameter> parameters) {
        long forms = parameters.stream()
                .filter(parameter -> parameter.isQuery() && parameter.isList())
                .map(ApiParameter::exploded)
                .distinct()
                .count();
        if (forms > 1) {
            throw places.unsupported(
                    "supported-parameter",
                    written.operation(),
                    "Feign writes all lists of a query in one way, but some of these are repeated and some are joined.",
                    "Give them the same `explode`, or write one of them as a string.");
        }
    }
}
