/** The Feign interface and the models of LlamaCloud Batches. By hand, unlike all that stands beside it. */
module io.github.llamabatches.api {
    requires transitive io.github.llamabatches.runtime;
    requires static transitive java.compiler;

    exports io.github.llamabatches.api;
    exports io.github.llamabatches.model;

    // Jackson reads some records through the private constructors of their builders.
    opens io.github.llamabatches.model;
}
