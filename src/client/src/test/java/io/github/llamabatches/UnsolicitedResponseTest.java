package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unexpected bytes on a kept connection; on the loopback interface they are readable as soon as they are written. */
@Tag("wire")
@Timeout(60)
@ParameterizedClass
@EnumSource
class UnsolicitedResponseTest {

    private static final String UNASKED = Pages.page("t9", "unasked");

    private final AtomicReference<RawServer.Connection> last = new AtomicReference<>();
    private RawServer.Handler answer = UnsolicitedResponseTest::respondCorrectly;
    private final RawServer server;

    UnsolicitedResponseTest(Scheme scheme) {
        server = scheme.server(connection -> {
            last.set(connection);
            answer.answer(connection);
        });
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static void respondCorrectly(RawServer.Connection connection) throws IOException {
        String token = connection.pageToken();
        int page = token == null ? 1 : Integer.parseInt(token.substring(1));
        connection.answer("200 OK", Pages.page(page < 4 ? "t" + (page + 1) : null, "a" + page));
    }

    @Test
    void unexpectedResponseDoesNotBecomeAPage() throws IOException {
        Iterator<BatchPage> pages = pages();
        pages.next();
        BatchPage second = pages.next();

        last.get().answer("200 OK", UNASKED);

        assertThat(second.items()).extracting(Batch::id).containsExactly("a2");
        assertThat(rest(pages)).containsExactly("a3", "a4");
        assertThat(server.connectionCount()).isEqualTo(2);
        // The second page is the same when it is requested again.
        assertThat(server.requests()).hasSize(5);
    }

    /**
     * It arrived after the request was written, so it can't be distinguished from the response; the correct one is
     * surplus then.
     */
    @Test
    void listingFailsBeforeTheNextPageAfterAnUnexpectedResponse() throws IOException {
        answer = connection -> {
            if ("t2".equals(connection.pageToken())) {
                connection.answer("200 OK", UNASKED);
            } else {
                respondCorrectly(connection);
            }
        };
        Iterator<BatchPage> pages = pages();
        pages.next();
        assertThat(pages.next().items()).extracting(Batch::id).containsExactly("unasked");
        answer = UnsolicitedResponseTest::respondCorrectly;
        respondCorrectly(last.get());

        for (int i = 0; i < 2; i++) {
            PaginationException e = catchThrowableOfType(PaginationException.class, pages::hasNext);

            assertThat(e).hasMessageContaining("unexpected response");
            assertThat(e.pageNumber()).isEqualTo(2);
            assertThat(e.resumeToken()).isEqualTo("t2");
        }
        assertThat(client().list().startingAt("t2")).extracting(Batch::id).containsExactly("a2", "a3", "a4");
    }

    /** The transport finds it, on the connection of the page before. */
    @ParameterizedTest
    @ValueSource(strings = {"200 OK", "503 Service Unavailable"})
    void unexpectedResponseBeforeTheNextRequestFailsThePageBefore(String next) throws IOException {
        answer = connection -> connection.answer("200 OK", UNASKED);
        Iterator<BatchPage> pages = client().list()
                .listener(new ListingListener() {
                    @Override
                    public void onRequest(int pageNumber, int attempt) {
                        if (pageNumber == 2) {
                            uncheckedRespond(last.get());
                        }
                    }
                })
                .pages()
                .iterator();
        pages.next();
        answer = connection -> {
            if (connection.pageToken() == null) {
                respondCorrectly(connection);
            } else {
                connection.answer(next, Pages.page(null, "later"));
            }
        };

        PaginationException e = catchThrowableOfType(PaginationException.class, pages::hasNext);

        assertThat(e.reason()).isEqualTo(PaginationException.Reason.RESPONSE_IN_DOUBT);
        assertThat(e.pageNumber()).isEqualTo(1);
    }

    /** The correct page arrives as the response to the next request, which is repeated. */
    @ParameterizedTest
    @ValueSource(strings = {"200 OK", "503 Service Unavailable"})
    void unexpectedResponseWhoseSuccessorsAreShiftedFailsThePageBefore(String status) throws IOException {
        AtomicInteger requests = new AtomicInteger();
        answer = connection -> {
            if (requests.incrementAndGet() == 1) {
                connection.answer("200 OK", UNASKED);
            } else if (requests.get() == 2) {
                connection.write(response(status, Pages.page("t9", "a1")) + response("200 OK", Pages.page(null, "a2")));
            } else if (connection.pageToken() == null) {
                respondCorrectly(connection);
            } else {
                connection.answer("200 OK", Pages.page(null, "a2"));
            }
        };
        Iterator<BatchPage> pages = client().toBuilder()
                .retryPolicy(RetryPolicy.builder().initialBackoff(Duration.ZERO).build())
                .build()
                .list()
                .pages()
                .iterator();
        pages.next();

        PaginationException e = catchThrowableOfType(PaginationException.class, pages::hasNext);

        assertThat(e.reason()).isEqualTo(PaginationException.Reason.RESPONSE_IN_DOUBT);
        assertThat(e.pageNumber()).isEqualTo(1);
    }

    private static String response(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static void uncheckedRespond(RawServer.Connection connection) {
        try {
            respondCorrectly(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void lastPageIsVerifiedBeforeTheListingEnds(boolean ahead) throws IOException {
        answer = connection -> connection.answer("200 OK", Pages.page(null, "unasked"));
        BatchListing listing = client().list();
        Iterator<BatchPage> pages =
                (ahead ? listing.readAhead(1) : listing).pages().iterator();
        pages.next();
        answer = UnsolicitedResponseTest::respondCorrectly;
        respondCorrectly(last.get());

        PaginationException e = catchThrowableOfType(PaginationException.class, pages::hasNext);

        assertThat(e.pageNumber()).isEqualTo(1);
        assertThat(e.resumeToken()).isNull();
    }

    /** It may be the wrong page, so resuming there could repeat it, and resuming behind it could lose the right one. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void listingCannotBeResumedAfterAPageThatCannotBeVerified(boolean ahead) throws IOException {
        BatchListing listing = client().list();
        Iterator<BatchPage> pages =
                (ahead ? listing.readAhead(1) : listing).pages().iterator();
        List<String> delivered = new ArrayList<>();
        answer = connection -> {
            if ("t2".equals(connection.pageToken())) {
                connection.answer("200 OK", Pages.page(null, "a2"));
            } else {
                respondCorrectly(connection);
            }
        };
        pages.next().items().forEach(batch -> delivered.add(batch.id()));
        pages.next().items().forEach(batch -> delivered.add(batch.id()));
        answer = connection -> connection.answer("503 X\r\nRetry-After: 7", "");
        respondCorrectly(last.get());

        ApiErrorException e = catchThrowableOfType(ApiErrorException.class, pages::hasNext);

        assertThat(e.retryAfter()).hasSeconds(7);
        assertThat(e.isResumable()).isFalse();
        assertThat(e.resumeToken()).isNull();
        assertThat(e.pageNumber()).isEqualTo(2);
        assertThat(e).hasMessageContaining("[page 2 of the listing; it was delivered, but an unexpected response");
        answer = connection -> connection.answer("200 OK", Pages.page(null, "a2"));
        assertThat(pages).isExhausted();
        assertThat(delivered).containsExactly("a1", "a2");
    }

    @Test
    void timeoutDuringAVerificationCannotBeResumed() throws IOException {
        Iterator<BatchPage> pages =
                client().list().timeout(Duration.ofSeconds(2)).pages().iterator();
        pages.next();
        answer = connection -> connection.drip(" ");
        respondCorrectly(last.get());

        PaginationException e = catchThrowableOfType(PaginationException.class, pages::hasNext);

        assertThat(e.reason()).isEqualTo(PaginationException.Reason.TIMEOUT);
        assertThat(e.isResumable()).isFalse();
    }

    /** It has no ids to compare. */
    @ParameterizedTest
    @CsvSource({"7, 8, true", "7, 7, false"})
    void unreadablePageIsComparedByText(String first, String second, boolean fails) throws IOException {
        String page = Pages.page(null).replace("[]", "[{\"id\":@}]");
        answer = connection -> connection.answer("200 OK", page.replace("@", first));
        Iterator<BatchPage> pages = client().toBuilder()
                .onUnreadableBatch(batch -> {})
                .build()
                .list()
                .pages()
                .iterator();
        pages.next();
        answer = connection -> connection.answer("200 OK", page.replace("@", second));
        last.get().answer("200 OK", UNASKED);

        assertThat(catchThrowableOfType(PaginationException.class, pages::hasNext) != null)
                .isEqualTo(fails);
    }

    /** An interrupt doesn't discard the mark on the page. */
    @Test
    void interruptedListingStillDetectsAnUnexpectedResponse() throws IOException {
        answer = connection -> connection.answer("200 OK", UNASKED);
        Iterator<BatchPage> pages = pages();
        pages.next();
        answer = UnsolicitedResponseTest::respondCorrectly;
        respondCorrectly(last.get());

        Thread.currentThread().interrupt();
        assertThat(catchThrowableOfType(BatchesException.class, pages::hasNext)).isNotNull();
        assertThat(Thread.interrupted()).isTrue();

        assertThat(catchThrowableOfType(PaginationException.class, pages::hasNext))
                .hasMessageContaining("unexpected response");
    }

    /** Some servers send an additional line after each response. */
    @Test
    void emptyLineAfterAResponseOnlyClosesTheConnection() {
        answer = connection -> {
            String page = Pages.page(connection.pageToken() == null ? "t2" : null, "a");
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: " + page.length() + "\r\n\r\n" + page + "\r\n");
        };

        assertThat(client().list()).hasSize(2);
        assertThat(server.connectionCount()).isEqualTo(2);
    }

    /** Whichever buffer receives its first byte: that of lines, that of TLS, or that of the socket. */
    @ParameterizedTest
    @ValueSource(ints = {0, 10_000, 16_000, 40_000})
    void secondResponseInTheSameWriteIsATransportFailure(int padding) {
        answer = connection -> {
            String page = Pages.page(null, "a1") + " ".repeat(padding);
            String whole = "HTTP/1.1 200 OK\r\nContent-Length: " + page.length() + "\r\n\r\n" + page;
            connection.write(whole + "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        };

        assertThat(catchThrowableOfType(
                        TransportException.class, () -> client().list().forEach(batch -> {})))
                .hasMessageContaining("bytes followed the response");
    }

    @Test
    void requestTimeoutStatusOnAnIdleConnectionIsIgnored() throws IOException {
        Iterator<BatchPage> pages = pages();
        pages.next();

        last.get().write("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        last.get().end();

        assertThat(rest(pages)).containsExactly("a2", "a3", "a4");
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void idleConnectionClosedByTheServerIsReplaced() {
        Semaphore ended = new Semaphore(0);
        answer = connection -> {
            respondCorrectly(connection);
            connection.end();
            ended.release();
        };

        List<String> ids = new ArrayList<>();
        pages().forEachRemaining(page -> {
            page.items().forEach(batch -> ids.add(batch.id()));
            // Otherwise the next request may be sent before the connection has ended.
            ended.acquireUninterruptibly();
        });

        assertThat(ids).containsExactly("a1", "a2", "a3", "a4");
        assertThat(server.requests()).hasSize(4);
        assertThat(server.connectionCount()).isEqualTo(4);
    }

    private static List<String> rest(Iterator<BatchPage> pages) {
        List<String> ids = new ArrayList<>();
        pages.forEachRemaining(page -> page.items().forEach(batch -> ids.add(batch.id())));
        return ids;
    }

    private Iterator<BatchPage> pages() {
        return client().list().pages().iterator();
    }

    private BatchesClient client() {
        return BatchesClient.builder()
                .baseUrl(server.uri().toString())
                .apiKey("llx-secret")
                .retryPolicy(RetryPolicy.none())
                .build();
    }
}
