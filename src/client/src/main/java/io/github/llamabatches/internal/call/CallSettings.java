package io.github.llamabatches.internal.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the settings of one call. Immutable.
 *
 * @param query query parameters to add, each encoded as {@code name=value}
 * @param headers headers to send, by name
 * @param retryLimits the limits of retries; null for the client's
 * @param requestTimeout the timeout; null for the client's
 */
public record CallSettings(
        List<String> query,
        Map<String, List<String>> headers,
        @Nullable RetryLimits retryLimits,
        @Nullable Duration requestTimeout) {

    /** Settings that change nothing. */
    public static final CallSettings NONE = new CallSettings(List.of(), Map.of(), null, null);

    /**
     * Returns the names of the query parameters, encoded.
     *
     * @return a new list
     */
    public List<String> queryNames() {
        List<String> names = new ArrayList<>();
        for (String part : query) {
            names.add(part.substring(0, part.indexOf('=')));
        }
        return names;
    }

    /**
     * Returns these settings with precedence over others. Query parameters of both are sent; a header of these settings
     * replaces the same one of the others.
     *
     * @param others the settings with lower precedence
     * @return new settings
     */
    public CallSettings over(CallSettings others) {
        Map<String, List<String>> allHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        allHeaders.putAll(others.headers);
        allHeaders.putAll(headers);
        List<String> allQuery = new ArrayList<>(others.query);
        allQuery.addAll(query);
        return new CallSettings(
                allQuery,
                allHeaders,
                retryLimits == null ? others.retryLimits : retryLimits,
                requestTimeout == null ? others.requestTimeout : requestTimeout);
    }

    String addTo(String url) {
        for (String name : queryNames()) {
            if (url.contains('?' + name + '=') || url.contains('&' + name + '=')) {
                throw new IllegalArgumentException("the query parameter \"" + name
                        + "\" is in the query and in the CallOptions: leave it out of one of them");
            }
        }
        if (query.isEmpty()) {
            return url;
        }
        return url + (url.indexOf('?') < 0 ? '?' : '&') + String.join("&", query);
    }
}
