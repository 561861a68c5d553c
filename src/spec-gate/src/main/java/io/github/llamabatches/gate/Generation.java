package io.github.llamabatches.gate;

import io.github.llamabatches.gate.internal.reading.Bundle;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.Severity;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Predicate;

/**
 * Holds the options of code generation.
 *
 * @param operations the selected operations; empty for all
 * @param skip whether unsupported elements are omitted
 */
record Generation(List<String> operations, boolean skip) {

    static final Generation OF_ALL = new Generation(List.of(), false);

    /** Returns the findings that affect the selected operations. */
    List<Finding> concerned(SpecDocument document, List<Finding> findings) {
        if (operations.isEmpty()) {
            return findings;
        }
        List<Predicate<String>> concerned = new ArrayList<>();
        Specification specification = new Specification(Bundle.of(document), null);
        checks().forEach(check -> concerned.add(check.concerned(specification, operations)));
        return findings.stream()
                .filter(finding -> !finding.file().equals(document.file())
                        || concerned.stream().allMatch(test -> test.test(finding.pointer())))
                .toList();
    }

    private static ServiceLoader<GenerationCheck> checks() {
        return ServiceLoader.load(GenerationCheck.class, GenerationCheck.class.getClassLoader());
    }

    /** Runs the generators on the class path; returns no findings if there are none. */
    List<Finding> check(SpecDocument document) {
        Bundle bundle = Bundle.of(document);
        List<Finding> findings = new ArrayList<>();
        for (GenerationCheck check : checks()) {
            check.check(new Specification(bundle, null), operations, skip)
                    .forEach(problem -> findings.add(bundle.finding(
                            Rule.of(problem.rule()),
                            Severity.ERROR,
                            problem.pointer(),
                            problem.message(),
                            problem.remedy())));
        }
        return findings.stream().distinct().toList();
    }
}
