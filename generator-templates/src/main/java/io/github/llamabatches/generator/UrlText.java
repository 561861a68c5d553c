package io.github.llamabatches.generator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Encodes names and paths of a specification for a URL (RFC 3986), so that Feign sends them unchanged. */
final class UrlText {

    private static final String UNRESERVED = "-._~";

    /** Includes the question mark, which begins the query. */
    private static final String IN_PATH = UNRESERVED + "/!$&'()*+,;=:@?";

    private static final Pattern PIECE = Pattern.compile("\\{([^{}]*)}|[^{}]+|[{}]");
    private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");

    private UrlText() {}

    /** Encodes the name of a query parameter. */
    static String queryName(String name) {
        return encode(name, UNRESERVED);
    }

    /** Returns the variables of a path, in order. */
    static List<String> variables(String path) {
        List<String> variables = new ArrayList<>();
        Matcher piece = PIECE.matcher(path);
        while (piece.find()) {
            if (piece.group(1) != null) {
                variables.add(piece.group(1));
            }
        }
        return variables;
    }

    /** Returns the path without its variables; the remaining braces are unbalanced. */
    static String withoutVariables(String path) {
        return path.replaceAll("\\{[^{}]*}", "");
    }

    /** Removes the fragment at the end of a path, which distinguishes operations and isn't sent. */
    static String withoutFragment(String path) {
        return path.replaceFirst("#[^#/?{}]*$", "");
    }

    /** Returns the path as a template of Feign. */
    static String path(String path, Map<String, String> templates) {
        StringBuilder encoded = new StringBuilder();
        Matcher piece = PIECE.matcher(withoutFragment(path));
        while (piece.find()) {
            String name = piece.group(1);
            encoded.append(name == null ? pathText(piece.group()) : templates.getOrDefault(name, piece.group()));
        }
        return encoded.toString();
    }

    /** Encodes a string, except for characters that are already encoded. */
    private static String pathText(String text) {
        StringBuilder encoded = new StringBuilder();
        Matcher already = ENCODED.matcher(text);
        int end = 0;
        while (already.find()) {
            encoded.append(encode(text.substring(end, already.start()), IN_PATH))
                    .append(already.group());
            end = already.end();
        }
        return encoded.append(encode(text.substring(end), IN_PATH)).toString();
    }

    private static String encode(String text, String kept) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean letterOrDigit = c < 0x80 && Character.isLetterOrDigit(c);
            encoded.append(
                    letterOrDigit || kept.indexOf(c) >= 0 ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return encoded.toString();
    }
}
