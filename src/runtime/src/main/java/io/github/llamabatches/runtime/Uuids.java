package io.github.llamabatches.runtime;

import java.util.UUID;

/** Reads a UUID in the format of RFC 4122. The JDK also accepts shorter groups, and Jackson accepts Base64. */
final class Uuids {

    private Uuids() {}

    /**
     * Reads a UUID with letters of either case.
     *
     * @throws IllegalArgumentException if the string isn't a UUID
     */
    static UUID parse(char[] text, int offset, int length) {
        String written = new String(text, offset, length);
        UUID uuid = UUID.fromString(written);
        if (!uuid.toString().equalsIgnoreCase(written)) {
            throw new IllegalArgumentException("not a UUID");
        }
        return uuid;
    }
}
