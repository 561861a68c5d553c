/** Provides a fake server with the batches API, and sample batches. */
module io.github.llamabatches.testing {
    requires transitive io.github.llamabatches.api;
    requires jdk.httpserver;
    requires org.jspecify;
    requires static org.junit.jupiter.api;

    exports io.github.llamabatches.testing;
}
