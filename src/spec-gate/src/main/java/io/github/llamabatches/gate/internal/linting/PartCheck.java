package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.SpecParts;

/** Checks rules about the parts of a document. */
@FunctionalInterface
interface PartCheck {

    void check(SpecParts parts, FindingList findings);
}
