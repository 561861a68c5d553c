package io.github.llamabatches.build.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The specification, edits of it, and what the gate finds in a text. */
final class Specs {

    static final Path FILE = Path.of(System.getProperty("project.basedir"), "openapi", "batches.yaml");
    static final String TEXT = read(FILE);

    private Specs() {}

    static String text() {
        return TEXT;
    }

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

    /** Replaces what is there exactly once. */
    static String edit(String text, String from, String to) {
        assertThat(text.split(Pattern.quote(from), -1))
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
