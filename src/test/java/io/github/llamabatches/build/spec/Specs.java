package io.github.llamabatches.build.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The specification, and the lint of a text. */
final class Specs {

    static final Path FILE = Path.of(System.getProperty("project.basedir"), "openapi", "batches.yaml");
    static final String TEXT = read(FILE);

    private Specs() {}

    static SpecDocument parse(String text) {
        return SpecDocument.parse(FILE, text);
    }

    static List<Finding> lint(String text) {
        return SpecGate.check(parse(text));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
