package io.github.llamabatches;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that stands between Feign and the transport. It adds the credentials, below Feign's logging and out of reach of
 * its exceptions; it follows no redirect; and it hands up a body that has been read in full, so that a broken one is an
 * {@link IOException}, which Feign retries.
 */
final class GuardedClient implements Client {

    static final long DEFAULT_MAX_RESPONSE_BYTES = 64L * 1024 * 1024;
    static final Duration DEFAULT_REQUEST_TIMEOUT = Duration.ofSeconds(60);

    private final Client delegate;
    private final @Nullable Credentials credentials;
    private final Duration requestTimeout;
    private final BodyReader bodyReader;

    GuardedClient(Client delegate, @Nullable Credentials credentials, Duration requestTimeout, long maxResponseBytes) {
        this.delegate = delegate;
        this.credentials = credentials;
        this.requestTimeout = requestTimeout;
        this.bodyReader = new BodyReader(maxResponseBytes, System::nanoTime);
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        long start = System.nanoTime();
        try (Response response = delegate.execute(prepare(request), withoutRedirects(options))) {
            Response.Builder complete =
                    response.toBuilder().request(request).headers(withoutSetCookie(response.headers()));
            if (response.body() != null) {
                complete.body(new BufferedBody(bodyReader.read(response, start, requestTimeout)));
            }
            return complete.build();
        }
    }

    private Request prepare(Request request) {
        Map<String, Collection<String>> headers = new LinkedHashMap<>(request.headers());
        // Not even if an interceptor asks for them: two answers to "who is calling" are one too many.
        if (credentials != null) {
            headers.keySet()
                    .removeIf(name -> name.equalsIgnoreCase("Authorization") || name.equalsIgnoreCase("Cookie"));
            headers.put(credentials.header(), List.of(credentials.value()));
        }
        putIfAbsent(headers, "User-Agent", UserAgent.TEXT);
        putIfAbsent(headers, "Accept-Encoding", "gzip");
        return Request.create(request.httpMethod(), request.url(), headers, request.body(), request.charset(), null);
    }

    /** A new session is a credential like an old one, and Feign logs headers. */
    private static Map<String, Collection<String>> withoutSetCookie(Map<String, Collection<String>> headers) {
        Map<String, Collection<String>> rest = new LinkedHashMap<>(headers);
        rest.keySet().removeIf(name -> name.equalsIgnoreCase("Set-Cookie") || name.equalsIgnoreCase("Set-Cookie2"));
        return rest;
    }

    private static void putIfAbsent(Map<String, Collection<String>> headers, String name, String value) {
        if (headers.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
            headers.put(name, List.of(value));
        }
    }

    private static Request.Options withoutRedirects(Request.Options options) {
        return options.isFollowRedirects()
                ? new Request.Options(
                        options.connectTimeout(),
                        options.connectTimeoutUnit(),
                        options.readTimeout(),
                        options.readTimeoutUnit(),
                        false)
                : options;
    }

    /** Built when the first request is sent, not before. */
    private static final class UserAgent {
        static final String TEXT = "llamacloud-batches-feign/" + Version.text() + " Java/"
                + Runtime.version().feature();
    }
}
