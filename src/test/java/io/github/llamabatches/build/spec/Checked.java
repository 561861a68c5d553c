package io.github.llamabatches.build.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The specification, copies of it with one edit, and what the whole gate finds in them. */
final class Checked {

    static final Path FILE = Path.of("openapi/batches.yaml");

    static final String OPERATION = "/paths/~1api~1v2~1batches/get";

    private Checked() {}

    static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The specification with the first place that reads like this changed. */
    static String with(String from, String to) {
        String text = text();
        int start = text.indexOf(from);
        assertThat(start).as("\"%s\" stands in the specification", from).isNotNegative();
        return text.substring(0, start) + to + text.substring(start + from.length());
    }

    /** The line of the first place that reads like this. */
    static int line(String text, String marker) {
        int start = text.indexOf(marker);
        assertThat(start).as("\"%s\" stands in the text", marker).isNotNegative();
        return 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    }

    /** What the gate finds in a file with this text. */
    static List<Finding> check(String text) {
        return check(text.getBytes(StandardCharsets.UTF_8));
    }

    static List<Finding> check(byte[] bytes) {
        Reading reading = SpecSource.read(FILE, bytes);
        List<Finding> findings = new ArrayList<>(reading.findings());
        if (reading.document() != null) {
            findings.addAll(SpecGate.check(reading.document()));
        }
        return findings;
    }

    /** The only finding, or a failure that shows all of them. */
    static Finding only(List<Finding> findings) {
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }
}
