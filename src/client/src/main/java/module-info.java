import org.jspecify.annotations.NullMarked;

/** Lists the batches of LlamaCloud. Add {@code requires} for the application's Jackson. */
@NullMarked
module io.github.llamabatches {
    requires transitive io.github.llamabatches.api;

    exports io.github.llamabatches;
}
