package io.github.llamabatches.gate;

import java.util.List;

/** Looks at one side of a specification. */
@FunctionalInterface
interface Check {

    List<Finding> check(SpecDocument document);
}
