package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Keywords;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
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
                    List<Part> schemas = alternatives(parts, union).stream()
                            .map(parts::resolve)
                            .filter(Objects::nonNull)
                            .toList();
                    mapping(findings, parts, discriminator, schemas);
                    if (schemas.size() > 1
                            && schemas.stream().allMatch(schema -> lacks(parts, schema, common, property))) {
                        findings.add("discriminator-property/nowhere", discriminator, property);
                        return;
                    }
                    for (Part schema : schemas) {
                        if (reported.add(schema.pointer() + " " + property)) {
                            check(findings, schema, SchemaView.of(parts, schema), common, property);
                        }
                    }
                });
    }

    private static boolean lacks(SpecParts parts, Part schema, SchemaView common, String property) {
        SchemaView own = SchemaView.of(parts, schema);
        return own.isComplete()
                && common.isComplete()
                && !own.properties().isEmpty()
                && !own.mentions(property)
                && !common.mentions(property);
    }

    /** Checks that mapped values select an alternative, and that its property can have the value. */
    private static void mapping(FindingList findings, SpecParts parts, Part discriminator, List<Part> schemas) {
        Part union = discriminator.parent();
        discriminator.get("mapping").properties().forEach(entry -> {
            String name = Pointers.name(entry.getValue().asText());
            Part schema = parts.get(SpecDocument.child("/components/schemas", name));
            if (schema == null || union == null || !(union.has("oneOf") || union.has("anyOf"))) {
                return;
            }
            String pointer = SpecDocument.child(discriminator.child("mapping"), entry.getKey());
            if (!schemas.contains(parts.resolve(schema)) && Set.copyOf(schemas).size() == schemas.size()) {
                findings.at("discriminator-mapping", union, pointer, entry.getKey(), name);
                return;
            }
            Part written = SchemaView.of(parts, schema).properties().get(discriminator.text("propertyName"));
            Part property = written == null ? null : parts.resolve(written);
            if (property != null
                    && property.get("enum").isArray()
                    && !property.isTrue(Keywords.EXTENSIBLE)
                    && property.get("enum")
                            .valueStream()
                            .noneMatch(value -> value.asText().equals(entry.getKey()))) {
                findings.add("discriminator-value", property, entry.getKey());
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
