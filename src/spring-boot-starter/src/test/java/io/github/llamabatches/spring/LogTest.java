package io.github.llamabatches.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.FakeResponse;
import io.github.llamabatches.testing.SampleBatches;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Checks log records of java.util.logging, the default backend of System.Logger. */
@Tag("spring")
class LogTest {

    private static final Logger LOGGER = Logger.getLogger(BatchesClient.class.getName());

    private final FakeBatchesServer server = FakeBatchesServer.start();
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(BatchesAutoConfiguration.class))
            .withPropertyValues(
                    "llamacloud.batches.api-key=" + server.apiKey(), "llamacloud.batches.base-url=" + server.baseUrl());
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
        LOGGER.setLevel(Level.ALL);
        LOGGER.setUseParentHandlers(false);
    }

    @AfterEach
    void stop() {
        LOGGER.removeHandler(handler);
        LOGGER.setLevel(null);
        LOGGER.setUseParentHandlers(true);
        server.close();
    }

    @Test
    void nothingIsLoggedByDefault() {
        listWithOneRetry(application);

        assertThat(lines).isEmpty();
    }

    @Test
    void propertySetsTheLevel() {
        listWithOneRetry(application.withPropertyValues("llamacloud.batches.log=info"));
        assertThat(lines).singleElement().asString().startsWith("INFO page 1, attempt 1 failed, next attempt in");

        lines.clear();
        listWithOneRetry(application.withPropertyValues("llamacloud.batches.log=debug"));
        assertThat(lines).hasSize(2).last().isEqualTo("FINE page 1 has 2 batches");
    }

    @Test
    void propertyTakesPrecedenceOverTheVendorsVariable() {
        ApplicationContextRunner withVariable = application.withPropertyValues("LLAMA_CLOUD_LOG=debug");

        listWithOneRetry(withVariable);
        assertThat(lines).hasSize(2);

        lines.clear();
        listWithOneRetry(withVariable.withPropertyValues("llamacloud.batches.log=off"));
        assertThat(lines).isEmpty();
    }

    private void listWithOneRetry(ApplicationContextRunner runner) {
        server.setBatches(SampleBatches.generate(2, 1));
        server.respondNext(FakeResponse.error(503, "busy").withHeader("Retry-After-Ms", "1"));
        runner.run(context ->
                assertThat(context.getBean(BatchesClient.class).list().stream()).hasSize(2));
    }
}
