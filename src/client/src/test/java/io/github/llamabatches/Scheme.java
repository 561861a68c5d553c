package io.github.llamabatches;

/** How a server on this machine is reached. */
enum Scheme {
    HTTP,
    HTTPS;

    RawServer server(RawServer.Handler handler) {
        return this == HTTP ? new RawServer(handler) : LoopbackTls.server(handler);
    }
}
