import org.jspecify.annotations.NullMarked;

/** Lists the batches of LlamaCloud. Add {@code requires} of the Jackson that the application has. */
@NullMarked
module io.github.llamabatches {
    requires transitive io.github.llamabatches.api;

    exports io.github.llamabatches;
}
