package io.github.llamabatches.internal.call;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The name and version of this library, read when the first request is sent. The build writes the version, so it also
 * holds where the jar's manifest is lost.
 */
final class UserAgent {

    static final String TEXT = "llamacloud-batches-feign/" + version() + " Java/"
            + Runtime.version().feature();

    private UserAgent() {}

    private static String version() {
        try (InputStream stream = UserAgent.class.getResourceAsStream("/io/github/llamabatches/version.txt")) {
            return stream == null ? "unknown" : new String(stream.readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
