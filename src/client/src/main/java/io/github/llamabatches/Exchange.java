package io.github.llamabatches;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One request and its answer, complete within a time limit. */
final class Exchange {

    private final Client transport;
    private final TimeLimiter timeLimiter;
    private final Watchdog watchdog;
    private final BodyReader bodyReader;
    private final Redactor redactor;
    private final Request request;
    private final Request prepared;

    private volatile @Nullable HttpURLConnection connection;
    private volatile @Nullable Response head;

    Exchange(
            Client transport,
            TimeLimiter timeLimiter,
            Watchdog watchdog,
            BodyReader bodyReader,
            Redactor redactor,
            Request request,
            Request prepared) {
        this.transport = transport;
        this.timeLimiter = timeLimiter;
        this.watchdog = watchdog;
        this.bodyReader = bodyReader;
        this.redactor = redactor;
        this.request = request;
        this.prepared = prepared;
    }

    /** Sends the request, and returns the answer with a body that cannot fail any more. */
    Response complete(Request.Options options, Duration limit) throws IOException {
        if (limit.isNegative() || limit.isZero()) {
            throw new SocketTimeoutException("no time was left for the request");
        }
        Deadline deadline = new Deadline(limit, System::nanoTime);
        Request.Options cut = cut(options, limit);
        try {
            return canBeEndedFromOutside()
                    ? completeHere(cut, deadline)
                    : timeLimiter.call(() -> read(send(cut), deadline), limit, this::abort);
        } catch (TimeoutException e) {
            return afterTimeout(limit);
        } catch (IOException e) {
            // The transport has the same limit, and now and then notices first that it is reached.
            if (deadline.isOver() && isTimeout(e)) {
                return afterTimeout(limit);
            }
            throw e;
        }
    }

    /**
     * Whether nothing in it can be stuck where nobody could end it, as in a name lookup or a TLS handshake. Then it
     * need not run on another thread, and to wake two threads takes almost half as long as a page of this machine.
     */
    private boolean canBeEndedFromOutside() {
        return isOwn() && BaseUrl.isPlainHttpOnThisMachine(request.url());
    }

    private Response completeHere(Request.Options options, Deadline deadline) throws IOException {
        Response response = sendHere(options, deadline.limit());
        if (response.body() == null) {
            return read(response, deadline);
        }
        InputStream body = new OffloadingInputStream(
                response.body().asInputStream(), announcedLength(response), timeLimiter, deadline, this::abort);
        return read(response.toBuilder().body(body, null).build(), deadline);
    }

    private static long announcedLength(Response response) {
        try {
            return ResponseHeaders.contentLength(response);
        } catch (IOException e) {
            // Whoever reads the body finds out too.
            return -1;
        }
    }

    private Response sendHere(Request.Options options, Duration limit) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw TimeLimiter.interrupted();
        }
        try (Watchdog.Watch watch = watchdog.watch(limit, this::abort)) {
            try {
                return send(options);
            } catch (IOException | RuntimeException e) {
                // What comes of an end from outside can be any of them.
                if (watch.isInterrupted()) {
                    throw TimeLimiter.interrupted();
                }
                if (watch.isOver()) {
                    throw new SocketTimeoutException("no answer came within " + limit);
                }
                throw e;
            }
        }
    }

    private static boolean isTimeout(IOException e) {
        return e instanceof SocketTimeoutException || e.getCause() instanceof SocketTimeoutException;
    }

    private Response read(Response answer, Deadline deadline) throws IOException {
        try (Response response = answer) {
            Response withoutBody = redactor.head(response, request);
            head = withoutBody;
            if (response.body() == null) {
                return withoutBody;
            }
            BodyBuffer body = isSuccess(response)
                    ? withoutCredentials(bodyReader.read(response.body(), withoutBody, isOwn(), deadline), withoutBody)
                    : BodyBuffer.wrap(redactor.redact(bodyReader.readSome(response.body(), withoutBody, deadline)));
            return withoutBody.toBuilder().body(new BufferedBody(body)).build();
        }
    }

    /** Neither shown in a log nor altered in silence. */
    private BodyBuffer withoutCredentials(BodyBuffer body, Response head) {
        if (redactor.isCertainlyIn(body)) {
            throw new MalformedResponseException(
                    "the answer with status " + head.status()
                            + " repeats the credentials that were sent, so it is not passed on",
                    ResponseHeaders.requestId(head));
        }
        return body;
    }

    private Response send(Request.Options options) throws IOException {
        @Nullable
        Response response = transport instanceof UrlConnectionTransport own
                ? own.execute(prepared, options, opened -> connection = opened)
                : transport.execute(prepared, options);
        if (response == null) {
            throw new IOException("the transport gave no response");
        }
        return response;
    }

    private boolean isOwn() {
        return transport instanceof UrlConnectionTransport;
    }

    private void abort() {
        HttpURLConnection opened = connection;
        if (opened != null) {
            opened.disconnect();
        }
    }

    private Response afterTimeout(Duration limit) throws IOException {
        Response known = head;
        if (known == null) {
            throw new SocketTimeoutException("no answer came within " + limit);
        }
        if (!isSuccess(known)) {
            return known;
        }
        throw new IncompleteAnswerException(
                "the body of the answer with status " + known.status() + " was not complete within " + limit,
                ResponseHeaders.requestId(known),
                new SocketTimeoutException("not complete within " + limit));
    }

    private static boolean isSuccess(Response response) {
        return response.status() >= 200 && response.status() <= 299;
    }

    /** A transport that is left alone with a dead server shall give up too, if later. Redirects are never followed. */
    private static Request.Options cut(Request.Options options, Duration limit) {
        long most = Math.max(1, Math.min(limit.toMillis(), Integer.MAX_VALUE));
        return new Request.Options(
                atMost(options.connectTimeoutMillis(), most),
                TimeUnit.MILLISECONDS,
                atMost(options.readTimeoutMillis(), most),
                TimeUnit.MILLISECONDS,
                false);
    }

    /** Of 0, which stands for no limit, the most is left too. */
    private static long atMost(int millis, long most) {
        return millis == 0 ? most : Math.min(millis, most);
    }
}
