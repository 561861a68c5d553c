package io.github.llamabatches.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Signs a file: writes an ASCII-armored signature with the extension {@code .asc} next to it. */
@FunctionalInterface
interface Signer {

    void sign(Path file) throws IOException;

    /** Returns a signer that writes no signatures. */
    static Signer none() {
        return file -> {};
    }

    /** Returns a signer that runs GnuPG, whose agent prompts for the passphrase. */
    static Signer gpg(String key) {
        return file -> {
            Process gpg = new ProcessBuilder(
                            "gpg", "--batch", "--yes", "--armor", "--local-user", key, "--detach-sign", file.toString())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(gpg.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            try {
                if (gpg.waitFor() != 0) {
                    throw new ReleaseFailure("gpg can't sign " + file + ": " + output.strip());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ReleaseFailure("Interrupted while gpg signed " + file);
            }
        };
    }
}
