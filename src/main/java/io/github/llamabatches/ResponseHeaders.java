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
}
