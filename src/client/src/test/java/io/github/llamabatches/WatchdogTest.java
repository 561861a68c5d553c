package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("wire")
@Timeout(60)
class WatchdogTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final ExecutorService executor = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void itWakesAgainHoweverOftenItFellAsleep() throws InterruptedException {
        Watchdog watchdog = new Watchdog(executor, Duration.ofNanos(1));
        for (int i = 0; i < 30; i++) {
            assertEnds(watchdog);
        }
    }

    @Test
    void whatDoesNotEndTheFirstTimeIsEndedAgain() throws InterruptedException {
        Watchdog watchdog = new Watchdog(executor, HOUR);
        CountDownLatch twice = new CountDownLatch(2);

        try (Watchdog.Watch watch = watchdog.watch(Duration.ofMillis(1), twice::countDown)) {
            assertThat(twice.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(watch.isOver()).isTrue();
        }
    }

    @Test
    void aThreadThatCannotBeStartedKeepsNothingFromBeingEndedLater() throws InterruptedException {
        AtomicInteger started = new AtomicInteger();
        Watchdog watchdog = new Watchdog(
                work -> {
                    // The first one looks.
                    if (started.incrementAndGet() == 2) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    executor.execute(work);
                },
                HOUR);

        assertEnds(watchdog);
        assertThat(started).hasValueGreaterThan(2);
    }

    private static void assertEnds(Watchdog watchdog) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        try (Watchdog.Watch watch = watchdog.watch(Duration.ofMillis(1), ended::countDown)) {
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(watch.isInterrupted()).isFalse();
        }
    }
}
