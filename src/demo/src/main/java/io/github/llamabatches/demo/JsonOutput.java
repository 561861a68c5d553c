package io.github.llamabatches.demo;

import io.github.llamabatches.model.Batch;
import io.github.llamabatches.runtime.JsonCodec;
import io.github.llamabatches.runtime.JsonLibrary;
import java.io.PrintStream;

/** Prints one JSON array with all values of the batches, including unknown fields. */
final class JsonOutput implements BatchOutput {

    private final PrintStream out;
    private final JsonCodec json = JsonLibrary.present().codec();
    private boolean empty = true;

    JsonOutput(PrintStream out) {
        this.out = out;
    }

    @Override
    public void start() {
        out.print("[");
    }

    @Override
    public void print(Batch batch) {
        out.print(empty ? "\n" : ",\n");
        out.print(json.writeText(batch));
        empty = false;
    }

    @Override
    public void end() {
        out.println(empty ? "]" : "\n]");
    }
}
