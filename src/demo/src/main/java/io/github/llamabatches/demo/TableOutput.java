package io.github.llamabatches.demo;

import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchStatus;
import java.io.PrintStream;

/** Prints a table with a column for each of the main values. */
final class TableOutput implements BatchOutput {

    private static final String ROW = "%-40s  %s  %-10s  %-24s  %s%n";

    private final PrintStream out;
    private final Terminal terminal;

    TableOutput(PrintStream out, Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void start() {
        out.printf(ROW, "ID", pad("STATUS"), "JOB TYPE", "CREATED", "RESULTS");
    }

    @Override
    public void print(Batch batch) {
        out.printf(
                ROW,
                batch.id(),
                color(batch.status()),
                batch.config().job().type(),
                batch.createdAt() == null ? "-" : batch.createdAt(),
                batch.results() == null ? "-" : batch.results().size());
    }

    @Override
    public void end() {}

    private String color(BatchStatus status) {
        String text = pad(status.toString());
        if (status.equals(BatchStatus.FAILED)) {
            return terminal.color(text, Terminal.Color.RED);
        }
        return terminal.color(text, status.isTerminal() ? Terminal.Color.GREEN : Terminal.Color.YELLOW);
    }

    private static String pad(String status) {
        return String.format("%-11s", status);
    }
}
