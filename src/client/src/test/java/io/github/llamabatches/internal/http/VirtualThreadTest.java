package io.github.llamabatches.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@Tag("wire")
class VirtualThreadTest {

    @Test
    void platformThreadIsNotVirtual() {
        assertThat(LimitedSocket.isOnVirtualThread()).isFalse();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void virtualThreadIsDetected() throws Exception {
        ExecutorService threads = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        try {
            assertThat(threads.submit(LimitedSocket::isOnVirtualThread).get()).isTrue();
        } finally {
            threads.shutdown();
        }
    }
}
