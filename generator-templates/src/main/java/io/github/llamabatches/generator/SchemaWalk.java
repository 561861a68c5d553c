package io.github.llamabatches.generator;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Traverses a specification, and assigns names to the schemas that become classes. */
final class SchemaWalk {

    private final Schemas schemas;
    private final ClassNames names;
    private final RefusalList refusals;
    private final Set<SpecPart> seen = new HashSet<>();
    private final Map<SpecPart, String> elsewhere = new LinkedHashMap<>();

    SchemaWalk(Schemas schemas, ClassNames names, RefusalList refusals) {
        this.schemas = schemas;
        this.names = names;
        this.refusals = refusals;
    }

    void walk(List<WrittenOperation> operations) {
        // Components first, so that inline schemas don't get their names.
        schemas.components()
                .forEach((name, schema) -> refusals.collect(() -> {
                    if (becomesClass(schema)) {
                        add(schema, name);
                    }
                }));
        operations.forEach(operation -> refusals.collect(() -> walk(operation)));
        schemas.components()
                .forEach((name, schema) -> refusals.collect(() -> {
                    String own = names.of(schema);
                    walk(schema, own == null ? name : own);
                }));
        // Names of alternatives in another schema are derived from that schema, if it assigns one.
        elsewhere.forEach((schema, name) -> refusals.collect(() -> walk(schema, name)));
    }

    private void add(SpecPart schema, String name) {
        names.add(
                schema,
                name,
                schemas.union(schema) != null
                        ? ClassNames.OF_UNIONS
                        : schemas.isEnum(schema) ? ClassNames.OF_ENUMS : ClassNames.OF_RECORDS);
    }

    private void walk(WrittenOperation written) {
        for (SpecPart parameter : written.parameters()) {
            String name = written.name() + "_" + parameter.text("name") + "_parameter";
            if (WrittenParameter.isJson(parameter)) {
                walk(WrittenParameter.schema(parameter), name);
            } else {
                List<SpecPart> alternatives = WrittenParameter.alternatives(parameter, schemas);
                (alternatives.isEmpty() ? List.of(parameter.get("schema")) : alternatives)
                        .forEach(schema -> walkParameter(schema, name));
            }
        }
        Content sent = written.body() == null ? null : Content.sent(written.body());
        if (sent != null) {
            sent.schemas().forEach(schema -> walk(schema, written.name() + "_request"));
        }
        written.responses()
                .forEach((code, response) -> Content.receivedSchemas(response)
                        .forEach(schema -> walk(schema, written.name() + "_" + code + "_response")));
    }

    /**
     * Finds the classes in a parameter. The fields of an object are sent as separate parameters, so the object isn't a
     * class.
     */
    private void walkParameter(SpecPart schema, String name) {
        if (schema.isObject() && !schema.has("$ref") && schemas.isRecord(schema)) {
            if (seen.add(schema)) {
                schemas.properties(schema).forEach((field, child) -> walkParameter(child, name + "_" + field));
            }
        } else {
            walk(schema, name);
        }
    }

    private void walk(SpecPart schema, String name) {
        refusals.collect(() -> Leniency.refuse(schema));
        walkProperty(schema, name);
    }

    private void walkProperty(SpecPart schema, String name) {
        if (!schema.isObject() || !seen.add(schema) || schema.has("$ref")) {
            return;
        }
        if (becomesClass(schema) && schemas.only(schema) == null) {
            add(schema, name);
        }
        String own = names.of(schema);
        walkChildren(schema, own == null ? name : own);
    }

    private void walkChildren(SpecPart schema, String name) {
        schema.members("properties").forEach((property, child) -> walkProperty(child, name + "_" + property));
        SpecPart wrapped = schemas.wrapped(schema);
        for (SpecPart part : schema.items("allOf")) {
            if (part.equals(wrapped) && names.of(schema) == null) {
                walk(part, name);
            } else if (seen.add(part) && !part.has("$ref")) {
                refusals.collect(() -> Leniency.refuse(part));
                // A part of several isn't a class, but its fields can be.
                walkChildren(part, name);
            }
        }
        walkAlternatives(schema, name);
        walk(schema.get("items"), name + "_inner");
        walk(schema.get("additionalProperties"), name + "_value");
    }

    /** Finds the classes in alternatives. An alternative that only describes the schema itself isn't a class. */
    private void walkAlternatives(SpecPart schema, String name) {
        Union union = schemas.isRecord(schema) ? null : schemas.union(schema);
        if (union == null) {
            return;
        }
        boolean only = union instanceof Union.Same || union instanceof Union.OneOrMany;
        for (SpecPart part : union.parts()) {
            String wanted = only ? name : name + "_" + alternativeName(part, union);
            if (part.pointer().startsWith(schema.pointer() + "/")) {
                walk(part, wanted);
            } else {
                elsewhere.putIfAbsent(part, wanted);
            }
        }
    }

    private static String alternativeName(SpecPart part, Union union) {
        String title = Texts.orNull(part.text("title"));
        if (title != null) {
            return title;
        }
        if (union instanceof Union.Choice choice && !choice.key().isEmpty()) {
            for (Union.Variant variant : choice.variants()) {
                if (part.equals(variant.schema()) && variant.keys().size() == 1) {
                    return variant.keys().get(0);
                }
            }
        }
        return "option_" + (union.parts().indexOf(part) + 1);
    }

    private boolean becomesClass(SpecPart schema) {
        return !schema.has("$ref") && schemas.isClass(schema);
    }
}
