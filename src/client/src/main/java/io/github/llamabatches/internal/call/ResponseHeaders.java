package io.github.llamabatches.internal.call;

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

    /** Returns whether the head says that the body is, or was, compressed. */
    static boolean isCompressed(Response response) {
        String encoding = first(response, "Content-Encoding");
        return encoding != null && !encoding.isBlank() && !encoding.equalsIgnoreCase("identity");
    }
}
