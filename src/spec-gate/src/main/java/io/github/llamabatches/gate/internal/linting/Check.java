package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.util.List;

/** Checks one aspect of a specification. */
@FunctionalInterface
public interface Check {

    List<Finding> check(SpecDocument document);
}
