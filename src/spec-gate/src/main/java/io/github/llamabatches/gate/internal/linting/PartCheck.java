package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.SpecParts;

/** Checks the elements of a document against the rules. */
@FunctionalInterface
interface PartCheck {

    void check(SpecParts parts, FindingList findings);
}
