package io.github.llamabatches.gate;

import java.util.Optional;

/** Finds characters that the generator, Java or Feign would change in a text, or fail at. */
final class UnsupportedText {

    private UnsupportedText() {}

    /** In the name of a field, which is written into code as it is. */
    static Optional<String> inName(String name) {
        if (name.isEmpty()) {
            return Optional.of("nothing");
        }
        if (name.indexOf('"') >= 0 || name.indexOf('\\') >= 0) {
            return Optional.of("a quotation mark or a backslash");
        }
        return inValue(name);
    }

    /** In the name of a parameter, which is written into a template of Feign too. */
    static Optional<String> inParameterName(String name) {
        return name.indexOf('{') >= 0 || name.indexOf('}') >= 0
                ? Optional.of("a brace")
                : name.indexOf('&') >= 0 || name.indexOf('=') >= 0 || name.indexOf('#') >= 0 || name.indexOf('%') >= 0
                        ? Optional.of("a character that has a meaning in a query")
                        : inName(name);
    }

    /** In a name in a path, which Feign must take for the name of a variable. */
    static Optional<String> inPathName(String name) {
        return name.matches("[\\w$\\[\\]-]+(\\.[\\w$\\[\\]-]+)*")
                ? Optional.empty()
                : Optional.of("more than letters, digits and - _ . $ [ ]");
    }

    /** In the name of a header or a cookie (RFC 9110, section 5.6.2). */
    static Optional<String> inHeaderName(String name) {
        return name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+") ? Optional.empty() : Optional.of("more than a token may");
    }

    /** In the value of an enum, which is written into code escaped. */
    static Optional<String> inValue(String value) {
        if (value.contains("*/") || value.contains("/*")) {
            return Optional.of("the start or the end of a comment");
        }
        return value.codePoints()
                        .anyMatch(c -> Character.getType(c) == Character.CONTROL
                                || Character.getType(c) == Character.SURROGATE)
                ? Optional.of("a control character")
                : Optional.empty();
    }
}
