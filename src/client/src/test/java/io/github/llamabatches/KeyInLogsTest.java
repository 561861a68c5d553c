package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Enables all logging of this library, Feign and the JDK through java.util.logging. */
@Tag("wire")
@Tag("transport")
@Isolated("It changes the levels of loggers, which are those of the whole process.")
class KeyInLogsTest {

    private static final String KEY = "llx-key-that-no-log-may-hold";
    private static final String CONNECTION = "sun.net.www.protocol.http.HttpURLConnection";

    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final List<Runnable> restore = new ArrayList<>();

    @BeforeEach
    void logEverything() {
        List<String> names = Collections.list(LogManager.getLogManager().getLoggerNames());
        Collections.addAll(names, "", CONNECTION, "jdk.internal.httpclient.debug", "feign.Logger");
        names.forEach(this::setToAll);
        Logger root = Logger.getLogger("");
        Handler capture = new Capture();
        root.addHandler(capture);
        restore.add(() -> root.removeHandler(capture));
    }

    private void setToAll(String name) {
        Logger logger = Logger.getLogger(name);
        Level before = logger.getLevel();
        // The reference keeps the logger, which would be garbage-collected with its level.
        restore.add(0, () -> logger.setLevel(before));
        logger.setLevel(Level.ALL);
    }

    @AfterEach
    void restoreLogging() {
        restore.forEach(Runnable::run);
    }

    @ParameterizedTest
    @CsvSource({"http, 200", "https, 200", "http, 401", "https, 401", "http, 503", "https, 503"})
    void noLogContainsTheKey(String scheme, int status) throws IOException {
        RawServer.Handler answer = connection -> connection.answer(
                status + " X\r\nWWW-Authenticate: Bearer realm=\"x\"", status == 200 ? Pages.page(null, "a") : "{}");
        try (RawServer server = scheme.equals("https") ? LoopbackTls.server(answer) : new RawServer(answer)) {
            BatchesClient client = BatchesClient.builder()
                    .baseUrl(server.uri().toString())
                    .apiKey(KEY)
                    .retryPolicy(RetryPolicy.none())
                    .logger(new feign.Logger.JavaLogger(KeyInLogsTest.class), feign.Logger.Level.FULL)
                    .build();

            Throwable failure = catchThrowable(() -> client.list().forEach(batch -> {}));

            assertThat(failure == null).isEqualTo(status == 200);
            assertThat(server.requests()).isNotEmpty().allMatch(head -> head.contains(KEY));
        }
        assertThat(log).anyMatch(text -> text.contains(Pages.PATH));
        assertThat(log.stream().filter(text -> text.contains(KEY))).isEmpty();
    }

    /** Verifies that the other tests can detect a leak. If it fails, the JDK has changed or isn't captured. */
    @Test
    void jdkConnectionLogsItsHeaders() throws IOException {
        try (RawServer server = new RawServer(connection -> connection.answer("200 OK", "{}"))) {
            HttpURLConnection connection =
                    (HttpURLConnection) server.uri().toURL().openConnection();
            connection.setRequestProperty("X-Key", KEY);

            assertThat(connection.getResponseCode()).isEqualTo(200);
        }
        assertThat(log).anyMatch(text -> text.contains(KEY));
    }

    private final class Capture extends Handler {

        private final SimpleFormatter format = new SimpleFormatter();

        Capture() {
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord event) {
            log.add(format.format(event));
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
