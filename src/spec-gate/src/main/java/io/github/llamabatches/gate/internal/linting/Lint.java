package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.util.List;

/** Reports mistakes that neither a parser nor the official schema detects. */
public final class Lint implements Check {

    private static final List<PartCheck> CHECKS = List.of(
            new SimpleRules(),
            new KeywordRules(),
            new DialectRules(),
            new ShapeRules(),
            new ReferenceRules(),
            new ComponentRules(),
            new OperationRules(),
            new PathRules(),
            new NameRules(),
            new PagingRules(),
            new TypeRules(),
            new PatternRules(),
            new SchemaRules(),
            new EnumRules(),
            new DiscriminatorRules(),
            new PossibleRules());

    @Override
    public List<Finding> check(SpecDocument document) {
        FindingList findings = new FindingList(document);
        CHECKS.forEach(check -> check.check(document.parts(), findings));
        return findings.toList();
    }
}
