package io.github.llamabatches;

import io.github.llamabatches.testing.FakeBatchesServer;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;

/**
 * TLS on this machine with a key of its own, which our transport and HttpURLConnection trust from then on, and nothing
 * else. What it trusts is one thing for the whole process, and tests run at once: so they share the key, and nobody
 * takes it back.
 */
final class LoopbackTls {

    private static final SSLContext CONTEXT = trusted();

    private LoopbackTls() {}

    static RawServer server(RawServer.Handler handler) {
        return new RawServer(handler, CONTEXT.getServerSocketFactory());
    }

    private static SSLContext trusted() {
        try (FakeBatchesServer server = FakeBatchesServer.startWithTls(0)) {
            SSLContext context = server.sslContext();
            HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
            return context;
        }
    }
}
