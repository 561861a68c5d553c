package io.github.llamabatches.runtime;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads headers and their parameters, such as those of {@code Content-Type} (RFC 9110, section 5.6.6). */
final class HeaderValues {

    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([^\\s=;\"]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;]*))");

    private HeaderValues() {}

    /**
     * Returns the first value of a header in headers of Feign, whose names are case-insensitive; null if there is none.
     */
    static @Nullable String first(Map<String, Collection<String>> headers, String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
    }

    /** Returns a parameter; null if there is none. */
    static @Nullable String parameter(String header, String name) {
        Matcher parameter = PARAMETER.matcher(header);
        while (parameter.find()) {
            if (parameter.group(1).equalsIgnoreCase(name)) {
                String quoted = parameter.group(2);
                return quoted == null ? parameter.group(3).strip() : quoted.replaceAll("\\\\(.)", "$1");
            }
        }
        return null;
    }

    /** Returns the file name in a {@code Content-Disposition}, without folders; null if it isn't valid for a file. */
    static @Nullable String fileName(String disposition) {
        String name = extended(parameter(disposition, "filename*"));
        if (name == null) {
            name = parameter(disposition, "filename");
        }
        if (name == null) {
            return null;
        }
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        boolean usable = !last.isBlank()
                && !last.equals(".")
                && !last.equals("..")
                && last.chars().noneMatch(Character::isISOControl);
        return usable ? last : null;
    }

    /** Decodes {@code charset'language'text} (RFC 8187). */
    private static @Nullable String extended(@Nullable String value) {
        String[] pieces = value == null ? new String[0] : value.split("'", 3);
        try {
            return pieces.length == 3
                    ? URLDecoder.decode(pieces[2].replace("+", "%2B"), Charset.forName(pieces[0]))
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
