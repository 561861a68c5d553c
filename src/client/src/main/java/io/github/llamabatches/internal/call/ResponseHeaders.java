package io.github.llamabatches.internal.call;

import feign.Response;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Single values out of the headers of a response. */
public final class ResponseHeaders {

    private ResponseHeaders() {}

    static @Nullable String first(Response response, String name) {
        Collection<String> values = response.headers().get(name);
        return values == null || values.isEmpty() ? null : values.iterator().next();
    }

    /**
     * Returns all values of a header, in any order.
     *
     * @param response an answer
     * @param name the name of the header
     * @return none if it isn't there
     */
    public static Collection<String> all(Response response, String name) {
        Collection<String> values = response.headers().get(name);
        return values == null ? List.of() : values;
    }

    /** Returns whether the head says that the body is, or was, compressed. */
    static boolean isCompressed(Response response) {
        String encoding = first(response, "Content-Encoding");
        return encoding != null && !encoding.isBlank() && !encoding.equalsIgnoreCase("identity");
    }
}
