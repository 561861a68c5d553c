package io.github.llamabatches;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that stands between Feign and the transport. It adds the credentials, below Feign's logging and out of reach of
 * its exceptions, and takes them out of what comes back; it follows no redirect; it ends in time; and it hands up a
 * body that has been read in full, so that a broken one is an {@link IOException}, which Feign retries.
 */
final class GuardedClient implements Client {

    /** What the builder can set. */
    record Settings(
            Duration requestTimeout,
            long maxResponseBytes,
            boolean allowInsecureHttp,
            @Nullable String userAgent) {}

    private final Client transport;
    private final @Nullable Credentials credentials;
    private final Settings settings;
    private final BodyReader bodyReader;

    GuardedClient(Client transport, @Nullable Credentials credentials, Settings settings) {
        this.transport = transport;
        this.credentials = credentials;
        this.settings = settings;
        this.bodyReader = new BodyReader(settings.maxResponseBytes());
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        Request prepared = prepare(request);
        CallContext.requestStarts();
        Redactor redactor = new Redactor(prepared.headers());
        Exchange exchange = new Exchange(transport, bodyReader, redactor, request, prepared);
        try {
            return exchange.complete(options, CallContext.cut(settings.requestTimeout()));
        } catch (IOException e) {
            throw redactor.redact(e);
        }
    }

    private Request prepare(Request request) {
        Map<String, Collection<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers());
        if (credentials != null) {
            if (!settings.allowInsecureHttp()) {
                BaseUrl.requireConfidential(request.url());
            }
            // Not even if an interceptor asks for them: two answers to "who is calling" are one too many.
            headers.remove("Authorization");
            headers.remove("Cookie");
            headers.put(credentials.header(), List.of(credentials.value()));
        }
        headers.putIfAbsent("User-Agent", List.of(userAgent()));
        headers.putIfAbsent("Accept-Encoding", List.of("gzip"));
        return Request.create(request.httpMethod(), request.url(), headers, request.body(), request.charset(), null);
    }

    private String userAgent() {
        return settings.userAgent() == null ? UserAgent.TEXT : settings.userAgent() + ' ' + UserAgent.TEXT;
    }

    /** Built when the first request is sent, not before. */
    private static final class UserAgent {
        static final String TEXT = "llamacloud-batches-feign/" + Version.text() + " Java/"
                + Runtime.version().feature();
    }
}
