package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the part of an {@code allOf} that alone defines a type. */
final class WrappedSchemas {

    private final Schemas schemas;

    WrappedSchemas(Schemas schemas) {
        this.schemas = schemas;
    }

    /**
     * Returns the only part that defines a type, if the others and the schema itself only add descriptions or repeat
     * its {@code type}.
     */
    @Nullable
    SpecPart of(SpecPart schema) {
        boolean typed = isOnlyType(schema);
        if (saysWhatItIs(schema, true) && !(typed && schema.has("allOf"))) {
            return null;
        }
        List<SpecPart> parts = new ArrayList<>(schema.items("allOf"));
        List<SpecPart> meaningful = parts.stream()
                .filter(part -> !isOnlyType(part))
                .filter(part -> saysWhatItIs(part, true) || part.has("$ref") || part.has("allOf"))
                .toList();
        if (meaningful.isEmpty() && !typed) {
            meaningful = parts.stream().filter(WrappedSchemas::isOnlyType).toList();
            return meaningful.size() == 1 ? meaningful.get(0) : null;
        }
        if (meaningful.size() != 1) {
            return null;
        }
        parts.add(schema);
        Set<String> repeated = new HashSet<>();
        parts.stream()
                .filter(WrappedSchemas::isOnlyType)
                .forEach(part -> repeated.add(String.valueOf(part.text("type"))));
        boolean same = repeated.isEmpty()
                || repeated.equals(Collections.singleton(jsonType(meaningful.get(0), new HashSet<>())));
        return same ? meaningful.get(0) : null;
    }

    /** Returns whether the only keyword that defines the schema's type is {@code type}. */
    private static boolean isOnlyType(SpecPart schema) {
        return schema.has("type") && !schema.has("format") && !saysMoreThanType(schema, true);
    }

    /** Returns the type in JSON, also that of all alternatives; null if it isn't known, or if there are several. */
    private @Nullable String jsonType(SpecPart written, Set<SpecPart> seen) {
        Set<SpecPart> parts = schemas.closure(written);
        for (SpecPart part : parts) {
            if (part.has("type")) {
                return part.text("type");
            }
        }
        if (parts.stream().anyMatch(part -> part.has("properties"))) {
            return "object";
        }
        SpecPart schema = schemas.references().resolve(written);
        Set<@Nullable String> types = new HashSet<>();
        if (seen.add(schema)) {
            schemas.alternatives(schema).forEach(alternative -> types.add(jsonType(alternative, seen)));
        }
        return types.size() == 1 ? types.iterator().next() : null;
    }

    /** Returns whether a schema accepts any JSON. */
    static boolean isAny(SpecPart schema) {
        return !schema.has("$ref")
                && !saysWhatItIs(schema, true)
                && schema.items("allOf").stream().allMatch(WrappedSchemas::isAny);
    }

    static boolean saysWhatItIs(SpecPart schema, boolean byRequirement) {
        return schema.has("type") || saysMoreThanType(schema, byRequirement);
    }

    private static boolean saysMoreThanType(SpecPart schema, boolean byRequirement) {
        return schema.has("enum")
                || schema.has("items")
                || schema.has("additionalProperties")
                || byRequirement && requiresSomething(schema)
                || schema.has("oneOf")
                || schema.has("anyOf")
                || !schema.get("properties").isEmpty();
    }

    /** Returns whether it declares required properties, which it may not define. */
    static boolean requiresSomething(SpecPart schema) {
        return !schema.items("required").isEmpty();
    }
}
