package io.github.llamabatches.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchStatus;
import io.github.llamabatches.runtime.JsonLibrary;
import io.github.llamabatches.testing.SampleBatches;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListBatchesDemoTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private boolean showsProgress;
    private boolean colors;

    @Test
    void listsAllBatchesOfTheFakeServerOverManyPages() {
        assertThat(run("--page-size", "45", "--rows", "1000")).isZero();

        assertThat(text(out).lines().filter(line -> line.startsWith("bat-"))).hasSize(380);
        assertThat(text(out)).contains("380 batches on 10 pages", "REHYDRATING (unknown)", "COMPLETED");
        assertThat(text(err).lines()).hasSize(1).allMatch(line -> line.startsWith("No LLAMA_CLOUD_API_KEY is set: "));
    }

    @Test
    void progressLineIsErasedBeforeOtherOutput() {
        showsProgress = true;

        run("--page-size", "100");

        assertThat(text(err))
                .contains("\r\033[K1 page, 100 batches of 380\r\033[K")
                .endsWith("\r\033[K");
        assertThat(text(out)).doesNotContain("\033");
    }

    @Test
    void statusesAreColoredOnATerminalOrOnRequest() {
        run("--rows", "380");
        assertThat(text(out)).doesNotContain("\033");

        run("--rows", "380", "--color", "always");
        assertThat(text(out)).contains("\033[31mFAILED     \033[0m", "\033[32mCOMPLETED  \033[0m");
        out.reset();

        colors = true;
        run("--rows", "380", "--color", "never");
        assertThat(text(out)).doesNotContain("\033");
    }

    @Test
    void csvHasAHeaderAndALinePerBatch() {
        assertThat(run("--format", "csv")).isZero();

        assertThat(text(out).lines()).hasSize(381);
        assertThat(text(out))
                .startsWith(
                        "id,status,job_type,created_at,results\r\nbat-9420f621-2df7-dd78-408f-89b1e6bff6e4,COMPLETED,");
    }

    @Test
    void csvQuotesSpecialCharacters() {
        Batch batch =
                SampleBatches.generate(1, 1).get(0).toBuilder().id("a,\"b\"\nc").build();

        new CsvOutput(new PrintStream(out, true, StandardCharsets.UTF_8)).print(batch);

        assertThat(text(out)).startsWith("\"a,\"\"b\"\"\nc\",");
    }

    @Test
    void jsonContainsAllFieldsOfEveryBatch() throws Exception {
        assertThat(run("--format", "json")).isZero();

        byte[] utf8 = out.toByteArray();
        Type batches = new TypeReference<List<Batch>>() {}.getType();
        assertThat(JsonLibrary.present().codec().read(utf8, utf8.length, batches))
                .isEqualTo(SampleBatches.generate(380, 2026));
    }

    @Test
    void jsonWithoutBatchesIsAnEmptyArray() {
        run("--format", "json", "--source-directory", "none");

        assertThat(text(out).strip()).isEqualTo("[]");
    }

    @Test
    void rowsLimitEveryFormat() {
        run("--format", "csv", "--rows", "3");

        assertThat(text(out).lines()).hasSize(4);
    }

    @Test
    void summaryOfOneBatchIsSingular() {
        Batch batch = SampleBatches.generate(380, 2026).get(7);
        String time = batch.createdAt().toString();

        run("--created-on-or-after", time, "--created-on-or-before", time);

        assertThat(text(out)).contains("1 batch on 1 page\n".replace("\n", System.lineSeparator()));
    }

    @Test
    void optionsFilter() {
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
        assertThat(text(out)).contains(expected + " batches on 1 page").doesNotContain("RUNNING");
    }

    @Test
    void dateIsTheWholeDay() {
        List<Batch> batches = SampleBatches.generate(380, 2026);
        String day = batches.get(200).createdAt().toString().substring(0, 10);
        long expected = batches.stream()
                .filter(batch -> batch.createdAt().toString().startsWith(day))
                .count();

        run("--created-on-or-after", day, "--created-on-or-before", day);

        assertThat(text(out)).contains(expected + " batches on 1 page");
    }

    @ParameterizedTest
    @CsvSource({
        "--page-size 0, '--page-size needs an integer of at least 1, not 0'",
        "--page-size x, '--page-size needs an integer of at least 1, not x'",
        "--status, '--status needs a value'",
        "--nope, 'unknown option --nope; --help lists the options'",
        "--colour red, 'unknown option --colour; --help lists the options'",
        "--format xml, '--format needs one of table, csv, json, not xml'",
        "red, 'unknown option red; --help lists the options'",
        "--created-on-or-after yesterday, '--created-on-or-after needs a date such as 2026-05-01 or a time with an"
                + " offset such as 2026-05-01T12:00:00+02:00, not yesterday'",
    })
    void invalidInputIsReportedInOneLine(String args, String message) {
        assertThat(run(args.split(" "))).isEqualTo(2);

        assertThat(text(err).lines()).containsExactly(message);
        assertThat(out.size()).isZero();
    }

    @Test
    void rejectedStatusIsReportedInOneLine() {
        assertThat(run("--status", "NOPE")).isEqualTo(1);

        assertThat(text(err).lines()).hasSize(2).last().asString().contains("query.status");
    }

    @Test
    void helpListsTheOptions() {
        assertThat(run("--help")).isZero();

        assertThat(text(out)).contains("--status", "--page-size", "PENDING", "--format", "Exit codes");
    }

    private int run(String... args) {
        return ListBatchesDemo.run(
                false,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new Terminal(new PrintStream(err, true, StandardCharsets.UTF_8), showsProgress, colors),
                args);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
