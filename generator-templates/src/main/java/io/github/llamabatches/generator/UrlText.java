package io.github.llamabatches.generator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes names and paths of a specification as parts of a URL (RFC 3986), so that Feign sends them as they are. */
final class UrlText {

    private static final String UNRESERVED = "-._~";

    /** Also a question mark: what stands behind it is the beginning of the query. */
    private static final String IN_PATH = UNRESERVED + "/!$&'()*+,;=:@?";

    private static final Pattern PIECE = Pattern.compile("\\{([^{}]*)}|[^{}]+|[{}]");
    private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");

    private UrlText() {}

    /** The name of a query parameter. */
    static String queryName(String name) {
        return encode(name, UNRESERVED);
    }

    /** The names in braces in a path, in their order. */
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

    /** The path without the names in braces and these; a brace that is left is without another one. */
    static String withoutVariables(String path) {
        return path.replaceAll("\\{[^{}]*}", "");
    }

    /** The path with templates of Feign's for the names in braces. */
    static String path(String path, Map<String, String> templates) {
        StringBuilder encoded = new StringBuilder();
        Matcher piece = PIECE.matcher(path);
        while (piece.find()) {
            String name = piece.group(1);
            encoded.append(name == null ? pathText(piece.group()) : templates.getOrDefault(name, piece.group()));
        }
        return encoded.toString();
    }

    /** Encodes a text, and keeps the parts that are encoded already. */
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
