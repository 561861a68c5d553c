package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.llamabatches.model.Batch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests each {@link Fault} over TLS, where deadlines are enforced below TLS. */
@Tag("wire")
@Tag("transport")
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class TlsFaultTest {

    private static final int PAGE_NUMBER = 3;

    /** Longer than a dozen concurrent handshakes take in a cold JVM. */
    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    @ParameterizedTest
    @EnumSource
    void faultLosesAndRepeatsNothing(Fault fault) throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        try (RawServer server = LoopbackTls.server(FaultTest.answer(fault, PAGE_NUMBER, broken::get))) {
            Iterator<Batch> iterator =
                    FaultTest.client(server, RetryPolicy.none(), TIMEOUT).list().iterator();
            List<String> delivered = new ArrayList<>();

            BatchesException e = catchThrowableOfType(
                    BatchesException.class, () -> iterator.forEachRemaining(batch -> delivered.add(batch.id())));

            assertThat(delivered).isEqualTo(FaultTest.ids(1, PAGE_NUMBER - 1));
            assertThat(e).isExactlyInstanceOf(fault.expected).hasMessageNotContaining(FaultTest.KEY);
            assertThat(e.pageNumber()).isEqualTo(PAGE_NUMBER);

            broken.set(false);
            iterator.forEachRemaining(batch -> delivered.add(batch.id()));
            assertThat(delivered).isEqualTo(FaultTest.ids(1, FaultTest.PAGES.size()));
        }
    }
}
