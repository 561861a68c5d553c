package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.gate.GenerationCheck;
import io.github.llamabatches.gate.Specification;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reports unsupported elements to the gate. */
public final class SupportCheck implements GenerationCheck {

    /** Matches the pointers of components, operations, and other parts of a path. */
    private static final Pattern PART = Pattern.compile("/components/[^/]+/[^/]+|/paths/[^/]+(?:/[^/]+)?");

    /** Called by {@code ServiceLoader}. */
    public SupportCheck() {}

    @Override
    public List<Problem> check(Specification specification, List<String> operations, boolean skip) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new ClientReader(specification, nowhere)
                .operations(operations).skipUnsupported(skip).refusals().stream()
                        .map(refusal ->
                                new Problem(refusal.rule(), refusal.pointer(), refusal.message(), refusal.remedy()))
                        .toList();
    }

    @Override
    public Predicate<String> concerned(Specification specification, List<String> operations) {
        ObjectNode all = specification.json();
        ObjectNode wanted = specification.json();
        RefusalList unknown = new RefusalList();
        unknown.collect(() -> OperationSelection.apply(wanted, operations));
        return pointer -> {
            Matcher part = PART.matcher(pointer);
            return !unknown.toList().isEmpty()
                    || !part.lookingAt()
                    || all.at(part.group()).isMissingNode()
                    || !wanted.at(part.group()).isMissingNode();
        };
    }
}
