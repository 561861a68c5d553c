package io.github.llamabatches.demo;

import io.github.llamabatches.model.Batch;
import java.io.PrintStream;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prints comma-separated values with a header, as RFC 4180 describes them. An absent value is empty. */
final class CsvOutput implements BatchOutput {

    private static final String LINE_END = "\r\n";

    private final PrintStream out;

    CsvOutput(PrintStream out) {
        this.out = out;
    }

    @Override
    public void start() {
        printLine("id", "status", "job_type", "created_at", "results");
    }

    @Override
    public void print(Batch batch) {
        printLine(
                batch.id(),
                batch.status(),
                batch.config().job().type(),
                batch.createdAt(),
                batch.results() == null ? null : batch.results().size());
    }

    @Override
    public void end() {}

    private void printLine(@Nullable Object... values) {
        out.print(Stream.of(values).map(CsvOutput::escape).collect(Collectors.joining(",")) + LINE_END);
    }

    private static String escape(@Nullable Object value) {
        String text = Objects.toString(value, "");
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
