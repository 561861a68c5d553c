package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Reading;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The specification, edits of it, and the gate's findings in a text. */
public final class Specs {

    static final Path FILE = Path.of("src/test/resources/specs/batches.yaml");
    public static final String TEXT = read(FILE);

    private Specs() {}

    public static SpecDocument parse(String text) {
        return SpecDocument.parse(FILE, text);
    }

    /** Returns the findings in a file with this text. */
    static List<Finding> check(String text) {
        return check(text.getBytes(StandardCharsets.UTF_8));
    }

    static List<Finding> check(byte[] bytes) {
        return SpecGate.check(SpecSource.read(FILE, bytes), null, Generation.OF_ALL);
    }

    static Reading reading(String text) {
        return SpecSource.read(FILE, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the only finding; fails with all findings if there are several. */
    static Finding only(List<Finding> findings) {
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces a string that occurs exactly once. */
    static String edit(String text, String from, String to) {
        assertThat(text.split(Pattern.quote(from), -1))
                .as("what is left and right of: %s", from)
                .hasSize(2);
        return text.replace(from, to);
    }

    /** Returns the specification with the first occurrence of a string replaced. */
    static String with(String from, String to) {
        int start = TEXT.indexOf(from);
        assertThat(start).as("\"%s\" stands in the specification", from).isNotNegative();
        return TEXT.substring(0, start) + to + TEXT.substring(start + from.length());
    }

    /** Returns the line of the first occurrence of a string. */
    static int firstLine(String text, String marker) {
        int start = text.indexOf(marker);
        assertThat(start).as("\"%s\" stands in the text", marker).isNotNegative();
        return 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    }

    /** Returns the line of the end of a string that occurs exactly once. */
    static int line(String text, String marker) {
        edit(text, marker, "");
        String upTo = text.substring(0, text.indexOf(marker) + marker.length());
        return (int) upTo.lines().count();
    }
}
