package io.github.llamabatches.runtime;

import java.util.UUID;

/** Reads a UUID in the one form of RFC 4122. The JDK also takes shorter groups, and Jackson takes Base64. */
final class Uuids {

    private Uuids() {}

    /**
     * Reads a UUID, in letters of either case.
     *
     * @throws IllegalArgumentException if it isn't one
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
