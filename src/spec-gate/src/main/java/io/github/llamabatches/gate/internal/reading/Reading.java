package io.github.llamabatches.gate.internal.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the result of reading a file.
 *
 * @param document the document; null if further checks are impossible
 * @param findings the findings of the file; not empty if there is no document
 */
public record Reading(@Nullable SpecDocument document, List<Finding> findings) {

    public Reading {
        findings = List.copyOf(findings);
        if (document == null && findings.isEmpty()) {
            throw new IllegalArgumentException("no document, and nothing that says why");
        }
    }
}
