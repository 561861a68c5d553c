package io.github.llamabatches;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

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
        try {
            Path directory = Files.createTempDirectory("loopback-tls");
            Path file = KeyStores.withNewKey(directory, "loopback", "-ext", "san=ip:127.0.0.1");
            SSLContext context = context(file);
            Files.delete(file);
            Files.delete(directory);
            HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
            return context;
        } catch (IOException | InterruptedException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
        KeyStore key = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            key.load(in, KeyStores.PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(key, KeyStores.PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("loopback", key.getCertificate("loopback"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
