package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.util.List;

/** Reports mistakes that a careful reviewer looks for, and neither a parser nor the official schema does. */
public final class Lint implements Check {

    private static final List<Check> CHECKS = List.of(
            new KeywordRules(),
            new ShapeRules(),
            new ConflictRules(),
            new DocumentRules(),
            new ReferenceRules(),
            new ComponentRules(),
            new DescriptionRules(),
            new OperationRules(),
            new ResponseRules(),
            new TagRules(),
            new PathRules(),
            new ParameterRules(),
            new NamingRules(),
            new PagingRules(),
            new TypeRules(),
            new PatternRules(),
            new NullabilityRules(),
            new SchemaRules(),
            new EnumRules(),
            new PossibleRules());

    @Override
    public List<Finding> check(SpecDocument document) {
        return CHECKS.stream().flatMap(check -> check.check(document).stream()).toList();
    }
}
