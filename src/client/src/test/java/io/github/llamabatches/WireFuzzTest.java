package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.model.Batch;
import io.github.llamabatches.runtime.Excerpt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lists three pages, one of which is first returned as a {@link WireFuzz}, from a random generator with a fixed seed.
 * Delivered batches must be those of the server, and every failure must report its position.
 */
@Tag("wire")
@Tag("fuzz")
@Tag("transport")
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class WireFuzzTest {

    private static final int CASES = 150;
    private static final int CASES_OVER_TLS = 60;
    private static final int PAGES = 3;

    /** One attempt for the unusual page, and some for connections that its surplus bytes made unusable. */
    private static final int MOST_FAILURES = 6;

    private final List<String> problems = new ArrayList<>();
    private volatile Case current = new Case(WireFuzz.HEADERS, 0);

    @ParameterizedTest
    @EnumSource
    void everyResponseIsAPageOrAFailureWithItsPosition(WireFuzz kind) throws IOException {
        try (RawServer server = new RawServer(connection -> current.serve(connection))) {
            tryAll(server, kind, 1_000_000, CASES);
        }
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyTlsResponseIsAPageOrAFailureWithItsPosition(WireFuzz kind) throws IOException {
        try (RawServer server = LoopbackTls.server(connection -> current.serve(connection))) {
            tryAll(server, kind, 2_000_000, CASES_OVER_TLS);
        }
        assertThat(problems).isEmpty();
    }

    private void tryAll(RawServer server, WireFuzz kind, long firstSeed, int cases) {
        BatchListing listing = FaultTest.client(server, RetryPolicy.none(), Duration.ofSeconds(20))
                .list();
        for (long seed = firstSeed; seed < firstSeed + cases; seed++) {
            current = new Case(kind, seed);
            String problem = problem(current, listing.iterator());
            if (problem != null) {
                problems.add(kind + " with seed " + seed + ", page " + current.oddPage + ": " + problem + " after "
                        + Excerpt.of(new String(current.answer.bytes(), StandardCharsets.ISO_8859_1)));
            }
        }
    }

    private static @Nullable String problem(Case tried, Iterator<Batch> batches) {
        List<String> delivered = new ArrayList<>();
        boolean told = tried.answer.status() == 0;
        for (int failures = 0; failures <= MOST_FAILURES && delivered.size() <= PAGES; ) {
            try {
                if (!batches.hasNext()) {
                    break;
                }
                delivered.add(batches.next().id());
            } catch (BatchesException e) {
                failures++;
                int page = delivered.size() + 1;
                if (e.pageNumber() != page || !Objects.equals(e.resumeToken(), page == 1 ? null : token(page))) {
                    return "wrong position: " + e;
                }
                told |= e instanceof ApiErrorException error && error.status() == tried.answer.status();
            } catch (Throwable e) {
                return "not a BatchesException: " + e;
            }
        }
        if (!told) {
            return "the status is missing";
        }
        return delivered.equals(tried.ids()) ? null : "not what was sent: " + delivered;
    }

    private static String token(int page) {
        return "t" + page;
    }

    /** Responds to the requests of one listing. */
    private static final class Case {

        private final long seed;
        private final int oddPage;
        private final boolean ends;
        private final WireFuzz.RawResponse answer;
        private boolean sent;

        Case(WireFuzz kind, long seed) {
            Random random = new Random(seed);
            this.seed = seed;
            this.oddPage = 1 + random.nextInt(PAGES);
            this.ends = kind != WireFuzz.SURPLUS && random.nextInt(8) > 0;
            this.answer = kind.answer(random, page(oddPage));
        }

        synchronized void serve(RawServer.Connection connection) throws IOException {
            String token = connection.pageToken();
            int page = token == null ? 1 : Integer.parseInt(token.substring(1));
            if (page != oddPage || sent) {
                connection.answer("200 OK", page(page));
                return;
            }
            sent = true;
            connection.write(answer.bytes());
            if (ends) {
                connection.end();
            } else {
                connection.endSoon();
            }
        }

        List<String> ids() {
            return List.of(id(1), id(2), id(3));
        }

        private String id(int page) {
            return seed + "-" + page;
        }

        private String page(int page) {
            return Pages.page(page == PAGES ? null : token(page + 1), id(page));
        }
    }
}
