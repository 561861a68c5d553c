package io.github.llamabatches.generator;

import java.util.Comparator;
import java.util.List;

/**
 * A cookie of an operation.
 *
 * @param parameter the parameter
 * @param isLast whether no other cookie follows
 */
record Cookie(ApiParameter parameter, boolean isLast) {

    /**
     * Returns cookies in the order of their header, a required one last, because the separator is sent after each of
     * the others.
     */
    static List<Cookie> of(List<ApiParameter> parameters) {
        List<ApiParameter> cookies = parameters.stream()
                .filter(ApiParameter::isCookie)
                .sorted(Comparator.comparing(ApiParameter::required))
                .toList();
        return cookies.stream()
                .map(cookie -> new Cookie(cookie, cookies.indexOf(cookie) == cookies.size() - 1))
                .toList();
    }

    /** Returns the arguments of the constructor of {@code CookieExpander}. */
    String literals() {
        return JavaLiteral.of(parameter.wireName()) + (isLast ? "" : ", \"; \"");
    }
}
