package io.github.llamabatches.runtime;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of headers such as {@code Content-Type} (RFC 9110, section 5.6.6). */
final class HeaderParameters {

    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([^\\s=;\"]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;]*))");

    private HeaderParameters() {}

    /** Returns a parameter; null if there is none. */
    static @Nullable String get(String header, String name) {
        Matcher parameter = PARAMETER.matcher(header);
        while (parameter.find()) {
            if (parameter.group(1).equalsIgnoreCase(name)) {
                String quoted = parameter.group(2);
                return quoted == null ? parameter.group(3).strip() : quoted.replaceAll("\\\\(.)", "$1");
            }
        }
        return null;
    }

    /** Returns the file name of a {@code Content-Disposition}, without folders; null if no file can have it. */
    static @Nullable String fileName(String disposition) {
        String name = extended(get(disposition, "filename*"));
        if (name == null) {
            name = get(disposition, "filename");
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
