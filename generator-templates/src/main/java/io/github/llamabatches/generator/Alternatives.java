package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the alternatives of a schema: those that are listed, or the schemas that include it. */
final class Alternatives {

    private static final Set<String> NO_ALTERNATIVES = Set.of("array", "string", "integer", "number", "boolean");

    private final Schemas schemas;
    private final Map<SpecPart, List<SpecPart>> known = new HashMap<>();

    Alternatives(Schemas schemas) {
        this.schemas = schemas;
    }

    /**
     * Returns the alternatives as they are written, without null. None if there are none, if they only limit the values
     * of the schema, or if it has fields: then those of its alternatives are unknown ones.
     */
    List<SpecPart> of(SpecPart schema) {
        List<SpecPart> found = known.get(schema);
        if (found == null) {
            // A schema can lead back to itself.
            known.put(schema, List.of());
            found = find(schema);
            known.put(schema, found);
        }
        return found;
    }

    /** Whether objects of other schemas, which include it, stand in its place. */
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

    /** A schema with a type of its own can have values that are listed beside it. */
    private List<SpecPart> enums(List<SpecPart> listed) {
        return listed.stream()
                .filter(part -> schemas.isEnum(schemas.unwrap(part)))
                .toList();
    }

    /** The schemas with names that include it. */
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

    /** Whether it is no alternative, but null. */
    static boolean isNull(SpecPart part) {
        List<SpecPart> values = part.items("enum");
        return "null".equals(part.text("type"))
                || !values.isEmpty()
                        && values.stream().allMatch(value -> value.json().isNull());
    }

    private static boolean isOnlyRequirement(SpecPart part) {
        return Schemas.requiresSomething(part) && !Schemas.saysWhatItIs(part, false) && !part.has("allOf");
    }
}
