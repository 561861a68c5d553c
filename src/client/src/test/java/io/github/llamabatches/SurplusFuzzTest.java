package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.PaginationException.Reason;
import io.github.llamabatches.model.BatchPage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sends unexpected responses between the requests of a listing, and failures, after which it is continued or resumed.
 */
@Tag("wire")
@Timeout(120)
class SurplusFuzzTest {

    private static final List<String> ALL = List.of("a1", "a2", "a3", "a4", "a5", "a6");
    private static final int LISTINGS = 60;

    /** A listing that doesn't end shows in its batches. */
    private static final int MAX_STEPS = 1000;

    private final AtomicReference<RawServer.Connection> last = new AtomicReference<>();
    private volatile Random random = new Random(0);

    @ParameterizedTest
    @EnumSource
    void everyBatchIsDeliveredOnce(Scheme scheme) throws IOException {
        try (RawServer server = scheme.server(this::respond)) {
            BatchListing listing = FaultTest.client(server, RetryPolicy.none(), Duration.ofSeconds(20))
                    .list();
            for (int seed = 0; seed < LISTINGS; seed++) {
                random = new Random(seed);
                assertThat(delivered(listing)).as("seed " + seed).isEqualTo(ALL);
            }
        }
    }

    /** Is called while the test waits for the response. */
    private void respond(RawServer.Connection connection) throws IOException {
        last.set(connection);
        String token = connection.pageToken();
        int page = token == null ? 1 : Integer.parseInt(token.substring(1));
        switch (random.nextInt(8)) {
            case 0 -> connection.answer("503 X", "");
            case 1 -> connection.end();
            default ->
                connection.answer("200 OK", Pages.page(page < ALL.size() ? "t" + (page + 1) : null, ALL.get(page - 1)));
        }
    }

    private List<String> delivered(BatchListing listing) {
        List<String> ids = new ArrayList<>();
        Iterator<BatchPage> pages = listing.pages().iterator();
        boolean isEnded = false;
        for (int steps = 0; !isEnded && steps < MAX_STEPS; steps++) {
            try {
                isEnded = !pages.hasNext();
                if (!isEnded) {
                    pages.next().items().forEach(batch -> ids.add(batch.id()));
                    sendSurplus();
                }
            } catch (BatchesException e) {
                assertThat(e instanceof PaginationException doubt && doubt.reason() == Reason.RESPONSE_IN_DOUBT)
                        .as("all pages are right")
                        .isFalse();
                if (e.isResumable() && random.nextBoolean()) {
                    pages = listing.startingAt(e.resumeToken()).pages().iterator();
                }
            }
        }
        return ids;
    }

    private void sendSurplus() {
        if (random.nextInt(3) == 0) {
            try {
                last.get().answer("200 OK", Pages.page("t9", "unasked"));
            } catch (IOException e) {
                // The connection is closed.
            }
        }
    }
}
