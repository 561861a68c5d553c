package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that all alternatives of a discriminator have and require its property. */
final class DiscriminatorRules implements PartCheck {

    @Override
    public void check(SpecParts parts, FindingList findings) {
        Set<String> reported = new HashSet<>();
        parts.of(Kind.DISCRIMINATOR)
                .filter(discriminator -> discriminator.says("propertyName") && discriminator.parent() != null)
                .forEach(discriminator -> {
                    Part union = discriminator.parent();
                    String property = discriminator.text("propertyName");
                    SchemaView common = SchemaView.of(parts, union);
                    for (Part written : alternatives(parts, union)) {
                        Part schema = parts.resolve(written);
                        if (schema != null && reported.add(schema.pointer() + " " + property)) {
                            check(findings, schema, SchemaView.of(parts, schema), common, property);
                        }
                    }
                });
    }

    /** A schema without alternatives is the base of those that include it. */
    private static List<Part> alternatives(SpecParts parts, Part union) {
        List<Part> alternatives = new ArrayList<>(parts.children(union, "oneOf"));
        alternatives.addAll(parts.children(union, "anyOf"));
        return alternatives.isEmpty() ? List.of(union) : alternatives;
    }

    private static void check(FindingList findings, Part schema, SchemaView own, SchemaView common, String property) {
        boolean object =
                schema.text("type").equals("object") || !own.properties().isEmpty();
        if (!object || !own.isComplete() || !common.isComplete()) {
            return;
        }
        if (!own.properties().containsKey(property) && !common.properties().containsKey(property)) {
            findings.add("discriminator-property", schema, property);
        } else if (!own.requires(property) && !common.requires(property)) {
            findings.add("discriminator-property/optional", schema, property);
        }
    }
}
