/** Lists the batches of a fake server. */
module com.example.overview {
    requires io.github.llamabatches;
    requires io.github.llamabatches.testing;
    // The application chooses the version of Jackson.
    requires com.fasterxml.jackson.databind;
}
