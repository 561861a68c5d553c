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
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** TLS on this machine with a key of its own, which HttpURLConnection trusts until this is closed, and nothing else. */
final class LoopbackTls implements AutoCloseable {

    private final SSLSocketFactory before = HttpsURLConnection.getDefaultSSLSocketFactory();
    private final SSLContext context;

    LoopbackTls(Path directory) throws IOException, InterruptedException, GeneralSecurityException {
        KeyStore key = KeyStore.getInstance("PKCS12");
        try (InputStream in =
                Files.newInputStream(KeyStores.withNewKey(directory, "loopback", "-ext", "san=ip:127.0.0.1"))) {
            key.load(in, KeyStores.PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(key, KeyStores.PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("loopback", key.getCertificate("loopback"));
        trust.init(trusted);
        context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
    }

    RawServer server(RawServer.Handler handler) {
        return new RawServer(handler, context.getServerSocketFactory());
    }

    @Override
    public void close() {
        HttpsURLConnection.setDefaultSSLSocketFactory(before);
    }
}
