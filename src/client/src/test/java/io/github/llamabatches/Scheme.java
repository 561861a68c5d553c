package io.github.llamabatches;

/** The URL scheme of a server on the loopback interface. */
enum Scheme {
    HTTP,
    HTTPS;

    RawServer server(RawServer.Handler handler) {
        return this == HTTP ? new RawServer(handler) : LoopbackTls.server(handler);
    }
}
