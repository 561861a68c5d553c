package io.github.llamabatches.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key for {@code localhost} with a self-signed certificate, created for one run. */
record LoopbackKey(Path keyStore, Path trustStore) {

    static final String PASSWORD = "changeit";

    private static final String ALIAS = "localhost";

    /** Creates a key with the JDK's keytool, because Java has no public API for certificates. */
    static LoopbackKey create(Path directory) throws IOException, InterruptedException, GeneralSecurityException {
        LoopbackKey key = new LoopbackKey(directory.resolve("key.p12"), directory.resolve("trust.p12"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-alias", ALIAS, "-dname", "CN=localhost"));
        command.addAll(List.of("-ext", "san=dns:localhost,ip:127.0.0.1", "-validity", "2", "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", key.keyStore.toString(), "-storepass", PASSWORD));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException(output);
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, key.load().getCertificate(ALIAS));
        try (OutputStream out = Files.newOutputStream(key.trustStore)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        return key;
    }

    ServerSocketFactory serverSockets() throws IOException {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(load(), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context.getServerSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    void delete() throws IOException {
        Files.delete(keyStore);
        Files.delete(trustStore);
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }
}
