package io.github.llamabatches;

import feign.Response;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Single values out of the headers of a response. */
final class ResponseHeaders {

    private ResponseHeaders() {}

    static @Nullable String first(Response response, String name) {
        Collection<String> values = response.headers().get(name);
        return values == null || values.isEmpty() ? null : values.iterator().next();
    }

    static @Nullable String requestId(Response response) {
        return first(response, "X-Request-Id");
    }

    /** The Content-Length; -1 if there is none, or none that makes sense. */
    static long contentLength(Response response) {
        Collection<String> values = response.headers().get("Content-Length");
        if (values == null || values.size() != 1) {
            return -1;
        }
        try {
            return Long.parseLong(values.iterator().next().strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Whether the head says that the body is, or was, compressed. */
    static boolean isCompressed(Response response) {
        String encoding = first(response, "Content-Encoding");
        return encoding != null && !encoding.isBlank() && !encoding.equalsIgnoreCase("identity");
    }
}
