package io.github.llamabatches;

import io.github.llamabatches.testing.FakeBatchesServer;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;

/**
 * Provides TLS on the loopback interface with a generated key, which this library's transport and HttpURLConnection
 * then trust exclusively. The trust setting is JVM-wide and tests run concurrently, so they share the key, and it is
 * never reset.
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
