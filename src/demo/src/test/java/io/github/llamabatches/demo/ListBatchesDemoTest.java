package io.github.llamabatches.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchStatus;
import io.github.llamabatches.testing.SampleBatches;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListBatchesDemoTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void listsAllBatchesOfTheFakeServerOverManyPages() {
        assertThat(run("--page-size", "45", "--rows", "1000")).isZero();

        assertThat(text(out).lines().filter(line -> line.startsWith("bat-"))).hasSize(380);
        assertThat(text(out)).contains("380 batches on 10 pages", "REHYDRATING (unknown)", "COMPLETED");
        assertThat(text(err).lines()).hasSize(10).anyMatch(line -> line.contains(": 0 batches"));
    }

    @Test
    void theOptionsFilter() {
        Instant after = Instant.parse("2026-04-01T00:00:00Z");
        Instant before = Instant.parse("2026-06-01T00:00:00Z");
        long expected = SampleBatches.generate(380, 2026).stream()
                .filter(batch -> batch.status().equals(BatchStatus.FAILED))
                .map(Batch::createdAt)
                .filter(created -> !created.isBefore(after) && !created.isAfter(before))
                .count();

        assertThat(run(
                        "--status",
                        "FAILED",
                        "--created-on-or-after",
                        "2026-04-01",
                        "--created-on-or-before",
                        "2026-06-01T02:00:00+02:00"))
                .isZero();

        assertThat(expected).isPositive();
        assertThat(text(out)).contains(expected + " batches on 1 pages").doesNotContain("RUNNING");
    }

    @Test
    void aDateAloneIsTheWholeDay() {
        List<Batch> batches = SampleBatches.generate(380, 2026);
        String day = batches.get(200).createdAt().toString().substring(0, 10);
        long expected = batches.stream()
                .filter(batch -> batch.createdAt().toString().startsWith(day))
                .count();

        run("--created-on-or-after", day, "--created-on-or-before", day);

        assertThat(text(out)).contains(expected + " batches on 1 pages");
    }

    @ParameterizedTest
    @CsvSource({
        "--page-size 0, '--page-size needs an integer from 1 on, not 0'",
        "--page-size x, '--page-size needs an integer from 1 on, not x'",
        "--status, '--status needs a value'",
        "--colour red, 'unknown option --colour; --help lists those there are'",
        "red, 'unknown option red; --help lists those there are'",
        "--created-on-or-after yesterday, '--created-on-or-after needs a date such as 2026-05-01 or a time with an"
                + " offset such as 2026-05-01T12:00:00+02:00, not yesterday'",
    })
    void wrongInputGetsOneClearLine(String args, String message) {
        assertThat(run(args.split(" "))).isEqualTo(2);

        assertThat(text(err).lines()).containsExactly(message);
        assertThat(out.size()).isZero();
    }

    @Test
    void aStatusThatTheServerRefusesGetsItsOneLine() {
        assertThat(run("--status", "NOPE")).isEqualTo(1);

        assertThat(text(err).lines()).hasSize(1).allMatch(line -> line.contains("query.status"));
    }

    @Test
    void helpListsTheOptions() {
        assertThat(run("--help")).isZero();

        assertThat(text(out)).contains("--status", "--page-size", "PENDING");
    }

    private int run(String... args) {
        return ListBatchesDemo.run(
                false,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
