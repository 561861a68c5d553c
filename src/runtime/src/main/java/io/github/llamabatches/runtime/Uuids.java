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
    static UUID parse(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not a UUID");
        }
        return uuid;
    }
}
