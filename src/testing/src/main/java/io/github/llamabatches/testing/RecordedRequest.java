package io.github.llamabatches.testing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Records a request that a {@link FakeBatchesServer} received. Immutable.
 *
 * @param method the HTTP method
 * @param path the path, without the query
 * @param rawQuery the encoded query without the question mark; empty if there is none
 * @param query the query parameters by name, decoded, in the order they were sent; the last value of a repeated one
 * @param headers the headers; look one up with {@link #header}
 */
public record RecordedRequest(
        String method, String path, String rawQuery, Map<String, String> query, Map<String, List<String>> headers) {

    /**
     * Copies the maps.
     *
     * @param method not null
     * @param path not null
     * @param rawQuery not null
     * @param query not null
     * @param headers not null
     */
    public RecordedRequest {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        headers = Map.copyOf(headers);
    }

    /**
     * Returns the values of a header.
     *
     * @param name the name; case is ignored
     * @return the values; empty if the header wasn't sent
     */
    public List<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .toList();
    }
}
