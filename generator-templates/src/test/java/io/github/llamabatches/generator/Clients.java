package io.github.llamabatches.generator;

import io.github.llamabatches.gate.Specification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Creates clients without writing files. */
final class Clients {

    private static final String HEAD = "openapi: 3.0.3\ninfo: {title: T, version: 1.0.0}\n";

    private Clients() {}

    /** Creates the client of a specification in YAML; the header may be omitted. */
    static Client of(String yaml) {
        String head = yaml.contains("openapi:") ? "" : yaml.contains("paths:") ? HEAD : HEAD + "paths: {}\n";
        try {
            Path file = Files.createTempFile("specification", ".yaml");
            try {
                Files.writeString(file, head + yaml);
                return read(file, "com.example");
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates the client of a file. */
    static Client read(Path file, String packageName) {
        try {
            return new ClientReader(Specification.read(file), System.out)
                    .packages(packageName + ".api", packageName + ".model")
                    .read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
