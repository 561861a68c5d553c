package io.github.llamabatches;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Creates keys and certificates for single tests. */
final class KeyStores {

    static final String PASSWORD = "changeit";

    private KeyStores() {}

    /** Creates a key with a self-signed certificate by keytool, because Java has no public API for it. */
    static Path withNewKey(Path directory, String name, String... options) throws IOException, InterruptedException {
        Path file = directory.resolve(name + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        Collections.addAll(command, "-keyalg", "EC", "-alias", name, "-dname", "CN=" + name, "-validity", "2");
        Collections.addAll(command, "-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD);
        Collections.addAll(command, options);
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) {
            throw new IOException(output);
        }
        return file;
    }

    /** Creates a trust store with the certificates of a key store. */
    static Path trusting(Path keyStore) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        KeyStore keys = load(keyStore);
        for (String alias : Collections.list(keys.aliases())) {
            trusted.setCertificateEntry(alias, keys.getCertificate(alias));
        }
        Path file = keyStore.resolveSibling("trusting-" + keyStore.getFileName());
        try (var out = Files.newOutputStream(file)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }
}
