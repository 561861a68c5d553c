/** Lists the batches of LlamaCloud. Add {@code requires} of the Jackson that the application has. */
module io.github.llamabatches {
    requires transitive io.github.llamabatches.api;

    exports io.github.llamabatches;
}
