package io.github.llamabatches.internal.call;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Supplies the authentication header. It is evaluated for each request, so that a key can be rotated.
 *
 * @param header the name of the header
 * @param value supplies its value
 */
public record Credentials(String header, Supplier<String> value) {

    /**
     * Creates credentials with an API key.
     *
     * @param apiKey supplies the key
     * @return the credentials
     */
    public static Credentials apiKey(Supplier<String> apiKey) {
        return new Credentials("Authorization", () -> "Bearer " + checked("API key", apiKey.get()));
    }

    /**
     * Creates credentials with a session cookie.
     *
     * @param session the value of the cookie
     * @return the credentials
     * @throws IllegalArgumentException if it holds a character that isn't allowed there (RFC 6265, section 4.1.1)
     */
    public static Credentials sessionCookie(String session) {
        String cookie = "session=" + checked("session cookie", session, '!', "\",;\\");
        return new Credentials("Cookie", () -> cookie);
    }

    /**
     * Rejects a string that would break the header or could inject another one.
     *
     * @param what the name of the text in the message
     * @param text the string
     * @return the text
     * @throws IllegalArgumentException whose message doesn't quote the text
     */
    public static String checked(String what, @Nullable String text) {
        return checked(what, text, '!', "");
    }

    /**
     * Checks a string that may contain spaces.
     *
     * @param what the name of the text in the message
     * @param text the string
     * @return the text
     */
    public static String printable(String what, @Nullable String text) {
        return checked(what, text, ' ', "");
    }

    private static String checked(String what, @Nullable String text, char first, String rejected) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("the " + what + " is missing or blank");
        }
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            throw new IllegalArgumentException("the " + what + " is in quotation marks; leave them out");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < first || c > '~' || rejected.indexOf(c) >= 0) {
                throw new IllegalArgumentException("the " + what + " holds a character that cannot be sent, such as a"
                        + " line break or one outside ASCII, at position " + (i + 1) + " of " + text.length()
                        + "; was it copied with something around it?");
            }
        }
        return text;
    }

    /** Hides the secret. */
    @Override
    public String toString() {
        return header + ": ***";
    }
}
