package io.github.llamabatches.internal.call;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this library. The build writes it, so it also holds where the jar's manifest is lost. */
public final class Version {

    private Version() {}

    /**
     * Returns the version.
     *
     * @return "unknown" if the build didn't write one
     */
    public static String text() {
        try (InputStream stream = Version.class.getResourceAsStream("/io/github/llamabatches/version.txt")) {
            return stream == null ? "unknown" : new String(stream.readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
