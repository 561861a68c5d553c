/** Lists the batches of a fake server, and exchanges files, forms and events with another server. */
module com.example.overview {
    requires io.github.llamabatches;
    requires io.github.llamabatches.testing;
    requires jdk.httpserver;
    // The application chooses the version of Jackson. Jackson 2 on the module path isn't resolved.
    requires tools.jackson.databind;

    // Jackson creates the records.
    opens com.example.overview to
            tools.jackson.databind;
}
