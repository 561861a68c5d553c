package io.github.llamabatches.generator;

import io.github.llamabatches.gate.GenerationCheck;
import io.github.llamabatches.gate.Specification;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The refusals of the generator, for the gate. */
public final class SupportCheck implements GenerationCheck {

    /** For {@code ServiceLoader}. */
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
}
