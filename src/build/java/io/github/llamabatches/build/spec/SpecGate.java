package io.github.llamabatches.build.spec;

import java.util.List;

/** All checks of a specification, in the order in which they make sense. */
final class SpecGate {

    /** What needs nothing but the document. */
    private static final List<Check> CHECKS = List.of();

    private SpecGate() {}

    static List<Finding> check(SpecDocument document) {
        return CHECKS.stream().flatMap(check -> check.check(document).stream()).toList();
    }
}
