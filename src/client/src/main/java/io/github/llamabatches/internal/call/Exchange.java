package io.github.llamabatches.internal.call;

import feign.Client;
import feign.Request;
import feign.Response;
import io.github.llamabatches.internal.http.Answer;
import io.github.llamabatches.internal.http.Deadline;
import io.github.llamabatches.internal.http.HttpTransport;
import io.github.llamabatches.runtime.Excerpt;
import io.github.llamabatches.runtime.StreamedBody;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request and its answer, complete within a time limit. */
final class Exchange {

    private final Client transport;
    private final BodyReader bodyReader;
    private final Redactor redactor;
    private final Failures failures;
    private final Request request;
    private final Request prepared;

    private final boolean isStreamed;
    private @Nullable Response head;
    private @Nullable Answer own;

    Exchange(
            Client transport,
            BodyReader bodyReader,
            Redactor redactor,
            Failures failures,
            Request request,
            Request prepared) {
        this.transport = transport;
        this.bodyReader = bodyReader;
        this.redactor = redactor;
        this.failures = failures;
        this.request = request;
        this.prepared = prepared;
        this.isStreamed = StreamedBody.isAnswerTo(request);
    }

    /** Sends the request, and returns the answer with a body that cannot fail any more. */
    Response complete(Request.Options options, Duration limit) throws IOException {
        if (limit.isNegative() || limit.isZero()) {
            throw new SocketTimeoutException("no time was left for the request");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted before the request was sent");
        }
        Deadline deadline = new Deadline(limit);
        try {
            Response answer = send(cut(options, limit), deadline);
            return isStreamed && isSuccess(answer) ? streamed(answer, options) : read(answer, deadline);
        } catch (IOException e) {
            if (deadline.isOver() && isTimeout(e)) {
                return afterTimeout(limit);
            }
            throw e;
        }
    }

    private static boolean isTimeout(IOException e) {
        return e instanceof SocketTimeoutException || e.getCause() instanceof SocketTimeoutException;
    }

    /** The caller reads the body, and no total limit ends it. */
    private Response streamed(Response answer, Request.Options options) {
        Response withoutBody = redactor.head(answer, request);
        CallContext.received(withoutBody);
        if (own != null) {
            if (ResponseHeaders.isCompressed(withoutBody)) {
                answer.close();
                throw failures.malformed(
                        "the answer with status " + answer.status() + " is compressed, and that was not asked for",
                        Received.head(withoutBody));
            }
            own.limitSilenceAlone(options.readTimeoutMillis());
        }
        return withoutBody.toBuilder().body(answer.body()).build();
    }

    private Response read(Response answer, Deadline deadline) throws IOException {
        try (Response response = answer) {
            Response withoutBody = redactor.head(response, request);
            head = withoutBody;
            CallContext.received(withoutBody);
            if (response.body() == null || request.httpMethod() == Request.HttpMethod.HEAD) {
                return withoutBody;
            }
            BufferedBody body = isSuccess(response)
                    ? withoutCredentials(bodyReader.read(response.body(), withoutBody, isOwn(), deadline), withoutBody)
                    : BufferedBody.of(redactor.redact(bodyReader.readSome(response.body(), withoutBody, deadline)));
            return withoutBody.toBuilder().body(body).build();
        }
    }

    /** Neither shown in a log nor altered in silence. */
    private BufferedBody withoutCredentials(BufferedBody body, Response head) {
        if (redactor.isCertainlyIn(body.bytes(), body.length())) {
            throw failures.malformed(
                    "the answer with status " + head.status()
                            + " repeats the credentials that were sent, so it is not passed on",
                    Received.head(head));
        }
        return body;
    }

    private Response send(Request.Options options, Deadline deadline) throws IOException {
        @Nullable Response response;
        try {
            if (transport instanceof HttpTransport own) {
                Answer answer = own.execute(prepared, options, deadline);
                this.own = answer;
                CallContext.answered(answer);
                return answer.response();
            }
            response = transport.execute(prepared, options);
        } catch (RuntimeException e) {
            // It may be the server's doing, such as a length that is no number, and a listing has to say where it was.
            throw unexpected(e);
        }
        if (response == null) {
            throw new IOException("the transport gave no response");
        }
        return response;
    }

    /** Returns an exception of a transport that it doesn't declare as one of the facade's. */
    private RuntimeException unexpected(RuntimeException failure) {
        String message = "the transport failed: " + Excerpt.of(redactor.redact(String.valueOf(failure)));
        return failures.incomplete(message, redactor.isHarmless(failure) ? failure : null, null);
    }

    private boolean isOwn() {
        return transport instanceof HttpTransport;
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
        // Rounded up, so that a whole millisecond isn't over before the limit is.
        long most = Math.min(limit.plusNanos(999_999).toMillis(), Integer.MAX_VALUE);
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
