package io.github.llamabatches.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server that is started for a class runs until its last test. */
class SharedFakeBatchesServerTest {

    private static FakeBatchesServer ofBeforeAll;

    private static void requireRunning(FakeBatchesServer server) throws IOException {
        new Socket(
                        InetAddress.getLoopbackAddress(),
                        URI.create(server.baseUrl()).getPort())
                .close();
    }

    @Nested
    @ExtendWith(FakeBatchesExtension.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class InAConstructor {

        private final FakeBatchesServer server;

        InAConstructor(FakeBatchesServer server) {
            this.server = server;
        }

        @RepeatedTest(2)
        void serverRuns(FakeBatchesServer ofTheTest) throws IOException {
            requireRunning(server);
            assertThat(ofTheTest).isSameAs(server);
        }
    }

    @Nested
    @ExtendWith(FakeBatchesExtension.class)
    class InBeforeAll {

        @BeforeAll
        static void start(FakeBatchesServer server) {
            ofBeforeAll = server;
        }

        @RepeatedTest(2)
        void serverRuns(FakeBatchesServer ofTheTest) throws IOException {
            requireRunning(ofBeforeAll);
            assertThat(ofTheTest).isSameAs(ofBeforeAll);
        }

        @AfterAll
        static void serverStillRuns() throws IOException {
            requireRunning(ofBeforeAll);
        }
    }
}
