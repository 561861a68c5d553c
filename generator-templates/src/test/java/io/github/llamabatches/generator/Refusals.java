package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the generator without the gate on a document that it must reject. */
final class Refusals {

    /** Marks the expected location in a document, and is removed before the run. */
    private static final String MARK = "§";

    private static final String HEAD = "openapi: 3.0.3\ninfo: {title: T, version: 1.0.0}\n";

    private Refusals() {}

    /** Returns a document with a header. */
    static String document(String yaml) {
        return yaml.contains("info:") ? yaml : HEAD + (yaml.contains("paths:") ? "" : "paths: {}\n") + yaml;
    }

    /** Asserts that a document is rejected with one finding at the mark, before any file is written. */
    static void assertRefused(String yaml, String rule, String pointer, Path folder) {
        String marked = document(yaml);
        int mark = marked.indexOf(MARK);
        assertThat(mark).as("a mark in %s", marked).isNotNegative().isEqualTo(marked.lastIndexOf(MARK));
        String before = marked.substring(0, mark);
        long line = 1 + before.chars().filter(c -> c == '\n').count();
        int column = mark - before.lastIndexOf('\n');

        Throwable refusal = catchThrowable(() -> Generation.of(marked.replace(MARK, ""), folder));

        assertThat(refusal)
                .isInstanceOf(UnsupportedSpecificationException.class)
                .hasNoCause()
                .hasMessageMatching("(?s)\n[^\n]+: error \\[[^\n]+[.]\n    at [^\n]+\n    fix: [^\n]+[.]")
                .hasMessageStartingWith("\n" + folder.resolve("specification.yaml") + ":" + line + ":" + column
                        + ": error [" + rule + "] ")
                .hasMessageContaining("\n    at " + pointer + "\n");
        assertThat(refusal.getStackTrace()).isEmpty();
        assertThat(Files.exists(folder.resolve("generated")))
                .as("something was written")
                .isFalse();
    }
}
