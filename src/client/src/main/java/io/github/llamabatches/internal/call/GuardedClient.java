package io.github.llamabatches.internal.call;

import feign.Client;
import feign.Request;
import feign.Response;
import feign.Util;
import io.github.llamabatches.internal.http.Deadline;
import io.github.llamabatches.internal.http.HttpTransport;
import io.github.llamabatches.internal.http.ResponseBody;
import io.github.llamabatches.runtime.Excerpt;
import io.github.llamabatches.runtime.StreamedBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Guards a transport for Feign. Adds the credentials below Feign's logging and exceptions, and removes them from
 * responses; follows no redirects; enforces the request timeout; and returns bodies that were read completely, so that
 * a broken one is an {@link IOException}, which Feign retries. Only a {@link StreamedBody} is read later, by the
 * caller; credentials in it aren't removed.
 *
 * @param transport sends the requests
 * @param credentials the credentials; null to send the headers of the request unchanged
 * @param requestTimeout the total timeout of a request
 * @param maxResponseBytes the maximum length of a body
 * @param allowInsecureHttp whether credentials may be sent unencrypted to another machine
 * @param userAgent the prefix of the user agent
 * @param failures creates the exceptions
 */
public record GuardedClient(
        Client transport,
        @Nullable Credentials credentials,
        Duration requestTimeout,
        long maxResponseBytes,
        boolean allowInsecureHttp,
        @Nullable String userAgent,
        Failures failures)
        implements Client {

    /** Written by the build, so that the version survives the loss of the jar's manifest. */
    private static final String OWN_USER_AGENT = "llamacloud-batches-feign/" + version() + " Java/"
            + Runtime.version().feature();

    private static String version() {
        try (InputStream stream = GuardedClient.class.getResourceAsStream("/io/github/llamabatches/version.txt")) {
            return stream == null ? "unknown" : new String(stream.readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        CallContext context = CallContext.current();
        Request prepared = prepare(request, context.settings());
        context.requestStarts();
        Duration ofCall = context.settings().requestTimeout();
        Duration limit = context.cut(ofCall == null ? requestTimeout : ofCall);
        Exchange exchange = new Exchange(request, new Redactor(prepared.headers()), new Deadline(limit));
        context.last = exchange;
        try {
            return exchange.complete(prepared, options);
        } catch (IOException e) {
            throw exchange.redactor.redact(e);
        }
    }

    private Request prepare(Request request, CallSettings settings) {
        Map<String, Collection<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers());
        headers.putAll(settings.headers());
        if (credentials != null) {
            if (!allowInsecureHttp) {
                BaseUrl.requireConfidential(request.url());
            }
            // Overwrites headers of interceptors too: a request must have only one kind of credentials.
            headers.remove("Authorization");
            headers.remove("Cookie");
            headers.put(credentials.header(), List.of(credentials.value().get()));
        }
        headers.putIfAbsent(
                "User-Agent", List.of(userAgent == null ? OWN_USER_AGENT : userAgent + ' ' + OWN_USER_AGENT));
        // Compressed events would arrive in blocks, and a compressed file without its length.
        headers.putIfAbsent("Accept-Encoding", List.of(StreamedBody.isResponseTo(request) ? "identity" : "gzip"));
        return Request.create(
                request.httpMethod(), settings.addTo(request.url()), headers, request.body(), request.charset(), null);
    }

    /** Sends one request and receives its response within a timeout. */
    final class Exchange {

        private final Request request;
        final Deadline deadline;
        final Redactor redactor;

        /** The head of the response, without the credentials. */
        @Nullable
        Response head;

        /** The body as the transport of this library provides it. */
        @Nullable
        ResponseBody body;

        private Exchange(Request request, Redactor redactor, Deadline deadline) {
            this.request = request;
            this.redactor = redactor;
            this.deadline = deadline;
            if (transport instanceof HttpTransport own) {
                // A proxy can repeat its own credentials.
                redactor.addAll(own.addedCredentials());
            }
        }

        Failures failures() {
            return failures;
        }

        /** Sends the request, and returns the response with a buffered body. */
        Response complete(Request prepared, Request.Options options) throws IOException {
            try {
                deadline.check();
                Response response = send(prepared, cut(options));
                return StreamedBody.isResponseTo(request) && BodyReader.isSuccess(response)
                        ? streamed(response, options)
                        : read(response);
            } catch (IOException e) {
                if (head == null && deadline.isOver() && isTimeout(e)) {
                    throw new SocketTimeoutException("no response was received within " + deadline.limit());
                }
                throw e;
            }
        }

        private Response send(Request prepared, Request.Options options) throws IOException {
            @Nullable Response response = null;
            try {
                if (transport instanceof HttpTransport own) {
                    response = own.execute(prepared, options, deadline);
                    body = (ResponseBody) response.body().asInputStream();
                } else {
                    response = transport.execute(prepared, options);
                }
                if (response == null) {
                    throw new IOException("the transport gave no response");
                }
                head = redactor.head(response, request);
                return response;
            } catch (RuntimeException | StackOverflowError e) {
                // The server may be the cause, for example with an invalid length, or with interim responses that the
                // JDK's HttpURLConnection reads recursively; and the exception must have the position in the listing.
                discard(response);
                String message = "the transport failed: " + Excerpt.of(redactor.redact(String.valueOf(e)));
                throw failures.incomplete(message, redactor.isHarmless(e) ? e : null, Received.NONE);
            }
        }

        /** The caller reads the body, without a total timeout. */
        private Response streamed(Response response, Request.Options options) {
            if (body != null) {
                if (BodyReader.isCompressed(head)) {
                    body.close();
                    throw failures.malformed(
                            "the response with status " + head.status()
                                    + " is compressed although no compression was requested",
                            Received.head(head));
                }
                body.limitSilenceAlone(options.readTimeoutMillis());
            }
            return head.toBuilder().body(response.body()).build();
        }

        private Response read(Response response) throws IOException {
            Response.@Nullable Body unread = response.body();
            if (unread == null || request.httpMethod() == Request.HttpMethod.HEAD) {
                discard(response);
                return head;
            }
            BodyReader reader = new BodyReader(this, maxResponseBytes);
            BufferedBody whole = BodyReader.isSuccess(head) ? reader.read(unread) : reader.readSome(unread);
            return head.toBuilder().body(whole).build();
        }

        /**
         * Limits the transport's own timeouts too, so that it gives up on an unresponsive server, if later. Redirects
         * are never followed.
         */
        private Request.Options cut(Request.Options options) {
            // Rounded up, so that the transport doesn't time out before the request does.
            long most = Math.min(deadline.limit().plusNanos(999_999).toMillis(), Integer.MAX_VALUE);
            return new Request.Options(
                    atMost(options.connectTimeoutMillis(), most),
                    TimeUnit.MILLISECONDS,
                    atMost(options.readTimeoutMillis(), most),
                    TimeUnit.MILLISECONDS,
                    false);
        }
    }

    private static void discard(@Nullable Response response) {
        try {
            Util.ensureClosed(response);
        } catch (RuntimeException e) {
            // A body of another transport can throw any exception, and isn't needed.
        }
    }

    private static boolean isTimeout(IOException e) {
        return e instanceof SocketTimeoutException || e.getCause() instanceof SocketTimeoutException;
    }

    /** Also replaces 0, which stands for no timeout. */
    private static long atMost(int millis, long most) {
        return millis == 0 ? most : Math.min(millis, most);
    }
}
