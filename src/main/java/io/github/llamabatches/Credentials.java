package io.github.llamabatches;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The header that proves who is calling. Asked for anew at each request, so that a key can be rotated. */
final class Credentials {

    private final String header;
    private final Supplier<String> value;

    private Credentials(String header, Supplier<String> value) {
        this.header = header;
        this.value = value;
    }

    static Credentials apiKey(Supplier<String> apiKey) {
        return new Credentials("Authorization", () -> "Bearer " + checked("API key", apiKey.get()));
    }

    static Credentials sessionCookie(String session) {
        String cookie = "session=" + checked("session cookie", session);
        return new Credentials("Cookie", () -> cookie);
    }

    String header() {
        return header;
    }

    String value() {
        return value.get();
    }

    /**
     * Refuses what would break the header, or let somebody smuggle another one in.
     *
     * @throws IllegalArgumentException whose message holds nothing of the text
     */
    static String checked(String what, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("the " + what + " is missing or blank");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7f) {
                throw new IllegalArgumentException("the " + what + " holds a blank, a line break, another control"
                        + " character or a character outside ASCII, at position " + (i + 1) + " of " + text.length()
                        + "; was it copied with something around it?");
            }
        }
        return text;
    }

    /** Shows nothing of the secret. */
    @Override
    public String toString() {
        return header + ": ***";
    }
}
