package io.github.llamabatches.internal.call;

import feign.Response;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Single values out of the headers of a response. */
public final class ResponseHeaders {

    private ResponseHeaders() {}

    static @Nullable String first(Response response, String name) {
        Collection<String> values = response.headers().get(name);
        return values == null || values.isEmpty() ? null : values.iterator().next();
    }

    /**
     * Returns the server's name for the request.
     *
     * @param response an answer
     * @return null if it gave none
     */
    public static @Nullable String requestId(Response response) {
        return first(response, "X-Request-Id");
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

    /**
     * The Content-Length; -1 if there is none, or none that makes sense, or if it doesn't count, as beside a
     * Transfer-Encoding (RFC 9112, 6.3).
     *
     * @throws IOException if there are several that differ
     */
    static long contentLength(Response response) throws IOException {
        String transferEncoding = first(response, "Transfer-Encoding");
        if (transferEncoding != null && !transferEncoding.equalsIgnoreCase("identity")) {
            return -1;
        }
        Set<String> values = new HashSet<>();
        for (String value : all(response, "Content-Length")) {
            for (String single : value.split(",")) {
                values.add(single.strip());
            }
        }
        if (values.size() > 1) {
            throw new IOException("the head has several lengths for one body");
        }
        try {
            return values.isEmpty() ? -1 : Long.parseLong(values.iterator().next());
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
