package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Interrupts a call while it waits for the server. */
final class InterruptedCall {

    private InterruptedCall() {}

    /** Asserts that the interrupt ends the call, is reported as its failure, and stays set. */
    static void assertEnds(CountDownLatch waiting, ThrowingCallable call) throws Exception {
        FutureTask<Throwable> ended = new FutureTask<>(() -> {
            Throwable e = catchThrowable(call);
            assertThat(Thread.interrupted()).isTrue();
            return e;
        });
        Thread caller = new Thread(ended);
        caller.start();
        waiting.await();

        caller.interrupt();

        assertThat(ended.get(30, TimeUnit.SECONDS))
                .isInstanceOf(TransportException.class)
                .hasRootCauseInstanceOf(InterruptedIOException.class);
    }
}
