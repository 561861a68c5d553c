package io.github.llamabatches.build.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The specification, and edits of it. */
final class Specs {

    static final Path FILE = Path.of(System.getProperty("project.basedir", "."), "openapi", "batches.yaml");

    private Specs() {}

    static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SpecDocument parse(String text) {
        return SpecDocument.parse(Path.of("openapi", "batches.yaml"), text);
    }

    /** Replaces what is there exactly once. */
    static String edit(String text, String from, String to) {
        assertThat(text.split(java.util.regex.Pattern.quote(from), -1))
                .as("what is left and right of: %s", from)
                .hasSize(2);
        return text.replace(from, to);
    }

    /** The line on which a text that is there exactly once ends. */
    static int line(String text, String marker) {
        edit(text, marker, "");
        String upTo = text.substring(0, text.indexOf(marker) + marker.length());
        return (int) upTo.lines().count();
    }
}
