/** Lists the batches of a fake server. */
module com.example.overview {
    requires io.github.llamabatches;
    requires io.github.llamabatches.testing;
    // The client leaves it to the application which Jackson there is. Jackson 2 may lie beside it: nobody reads it.
    requires tools.jackson.databind;
}
