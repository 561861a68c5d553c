/** A fake server with the batches API, and sample batches. */
module io.github.llamabatches.testing {
    requires transitive io.github.llamabatches.api;
    requires jdk.httpserver;

    exports io.github.llamabatches.testing;
}
