package io.github.llamabatches.build.spec;

import java.util.List;

/** Looks at one side of a specification. */
@FunctionalInterface
interface Check {

    List<Finding> check(SpecDocument document);
}
