package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the alternatives of a schema: those in {@code oneOf} and {@code anyOf}, or the schemas that include it. */
final class Alternatives {

    private static final Set<String> NO_ALTERNATIVES = Set.of("array", "string", "integer", "number", "boolean");

    private final Schemas schemas;
    private final Map<SpecPart, List<SpecPart>> known = new HashMap<>();

    Alternatives(Schemas schemas) {
        this.schemas = schemas;
    }

    /**
     * Returns the alternatives of a schema, unresolved and without null. The list is empty if the schema has no
     * alternatives, if they only constrain its values, or if it has properties. Properties of alternatives are
     * additional properties then.
     */
    List<SpecPart> of(SpecPart schema) {
        List<SpecPart> found = known.get(schema);
        if (found == null) {
            // Ends the recursion for a schema that contains itself.
            known.put(schema, List.of());
            found = find(schema);
            known.put(schema, found);
        }
        return found;
    }

    /** Returns whether the schema is the base of other schemas, which include it. */
    boolean isBase(SpecPart schema) {
        return schemas.isRecord(schema) && !of(schema).isEmpty();
    }

    private List<SpecPart> find(SpecPart schema) {
        if (schemas.isRecord(schema)) {
            return schema.has("discriminator") ? including(schema) : List.of();
        }
        if (Schemas.isList(schema)
                || schema.has("additionalProperties")
                || schema.has("$ref")
                || schemas.isEnum(schema)) {
            return List.of();
        }
        List<SpecPart> listed = Stream.of("oneOf", "anyOf")
                .flatMap(keyword -> schema.items(keyword).stream())
                .filter(part -> !isNull(part) && !isOnlyRequirement(part))
                .toList();
        boolean typed = NO_ALTERNATIVES.contains(String.valueOf(schema.text("type")));
        return typed ? enums(listed) : listed;
    }

    /** Returns the alternatives that list the values of a schema with a type. */
    private List<SpecPart> enums(List<SpecPart> listed) {
        return listed.stream()
                .filter(part -> schemas.isEnum(schemas.unwrap(part)))
                .toList();
    }

    /** Returns the components that include a schema. */
    private List<SpecPart> including(SpecPart base) {
        List<SpecPart> including = new ArrayList<>();
        for (SpecPart component : schemas.components().values()) {
            if (!component.equals(base)
                    && !component.has("$ref")
                    && schemas.closure(component).contains(base)) {
                including.add(component);
            }
        }
        return including;
    }

    /** Returns whether an alternative is null. */
    static boolean isNull(SpecPart part) {
        List<SpecPart> values = part.items("enum");
        return "null".equals(part.text("type"))
                || !values.isEmpty()
                        && values.stream().allMatch(value -> value.json().isNull());
    }

    private static boolean isOnlyRequirement(SpecPart part) {
        return WrappedSchemas.requiresSomething(part)
                && !WrappedSchemas.saysWhatItIs(part, false)
                && !part.has("allOf");
    }
}
