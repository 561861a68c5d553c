/** The Feign interface and the models of LlamaCloud Batches. By hand, unlike all that stands beside it. */
module io.github.llamabatches.api {
    requires transitive io.github.llamabatches.runtime;
    requires static transitive java.compiler;

    exports io.github.llamabatches.api;
    exports io.github.llamabatches.model;

    // Jackson makes private members accessible: the field of an open enum, the constructor of a builder. Without this
    // Jackson 2 reads no page.
    opens io.github.llamabatches.model;
}
