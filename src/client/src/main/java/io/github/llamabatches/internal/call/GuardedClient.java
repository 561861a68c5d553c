package io.github.llamabatches.internal.call;

import feign.Client;
import feign.Request;
import feign.Response;
import io.github.llamabatches.runtime.StreamedBody;
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
 * body that has been read in full, so that a broken one is an {@link IOException}, which Feign retries. Only a
 * {@link StreamedBody} is read later, by its owner: nobody looks for credentials in it.
 */
public final class GuardedClient implements Client {

    /**
     * The settings of a client.
     *
     * @param requestTimeout the time limit of a request
     * @param maxResponseBytes the most that a body may have
     * @param allowInsecureHttp whether credentials may go in the clear to another machine
     * @param userAgent what the user agent begins with
     */
    public record Settings(
            Duration requestTimeout,
            long maxResponseBytes,
            boolean allowInsecureHttp,
            @Nullable String userAgent) {}

    private final Client transport;
    private final @Nullable Credentials credentials;
    private final Settings settings;
    private final Failures failures;
    private final BodyReader bodyReader;

    /**
     * Makes a client.
     *
     * @param transport sends the requests
     * @param credentials the credentials; null to send the request's own
     * @param settings the settings
     * @param failures makes the exceptions
     */
    public GuardedClient(Client transport, @Nullable Credentials credentials, Settings settings, Failures failures) {
        this.transport = transport;
        this.credentials = credentials;
        this.settings = settings;
        this.failures = failures;
        this.bodyReader = new BodyReader(settings.maxResponseBytes(), failures);
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        CallSettings settingsOfCall = CallContext.settings();
        Request prepared = prepare(request, settingsOfCall);
        CallContext.requestStarts();
        Redactor redactor = new Redactor(prepared.headers());
        Exchange exchange = new Exchange(transport, bodyReader, redactor, failures, request, prepared);
        try {
            return exchange.complete(
                    options,
                    CallContext.cut(
                            settingsOfCall.requestTimeout() != null
                                    ? settingsOfCall.requestTimeout()
                                    : settings.requestTimeout()));
        } catch (IOException e) {
            throw redactor.redact(e);
        }
    }

    private Request prepare(Request request, CallSettings settingsOfCall) {
        Map<String, Collection<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers());
        settingsOfCall.addTo(headers);
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
        // Compressed events would come in blocks, and a file without its length.
        headers.putIfAbsent("Accept-Encoding", List.of(StreamedBody.isAnswerTo(request) ? "identity" : "gzip"));
        return Request.create(
                request.httpMethod(),
                settingsOfCall.addTo(request.url()),
                headers,
                request.body(),
                request.charset(),
                null);
    }

    private String userAgent() {
        return settings.userAgent() == null ? UserAgent.TEXT : settings.userAgent() + ' ' + UserAgent.TEXT;
    }
}
