package io.github.llamabatches.generator;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers questions about schemas, through references and {@code allOf}. */
final class Schemas {

    private static final int MOST_STEPS = 100;
    private static final String COMPONENT = "#/components/schemas/";

    private final Map<String, Schema<?>> components = new LinkedHashMap<>();
    private final Places places;

    Schemas(OpenAPI specification, Places places) {
        this.places = places;
        if (specification.getComponents() != null
                && specification.getComponents().getSchemas() != null) {
            specification.getComponents().getSchemas().forEach(components::put);
        }
    }

    /** The schemas of the specification that have names, in its order. */
    Map<String, Schema<?>> components() {
        return components;
    }

    /** Follows references, and an {@code allOf} that only adds texts, up to a schema that becomes a class. */
    Schema<?> unwrap(Schema<?> written) {
        Schema<?> schema = written;
        for (int step = 0; step < MOST_STEPS; step++) {
            if (schema.get$ref() != null) {
                schema = target(schema);
                if (isRecord(schema) || isEnum(schema)) {
                    return schema;
                }
            } else {
                Schema<?> wrapped = wrapped(schema);
                if (wrapped == null) {
                    return schema;
                }
                schema = wrapped;
            }
        }
        throw endless(written);
    }

    private Schema<?> resolve(Schema<?> written) {
        Schema<?> schema = written;
        for (int step = 0; step < MOST_STEPS; step++) {
            if (schema.get$ref() == null) {
                return schema;
            }
            schema = target(schema);
        }
        throw endless(written);
    }

    private Schema<?> target(Schema<?> written) {
        String reference = written.get$ref();
        Schema<?> target = reference.startsWith(COMPONENT)
                ? components.get(Places.decoded(reference.substring(COMPONENT.length())))
                : null;
        if (target == null) {
            throw places.unsupportedAt(
                    "reference-target",
                    places.of(written) + "/$ref",
                    "A schema can only refer to one of `components/schemas`, but this is to " + reference + ".",
                    "Move the schema there, and refer to it.");
        }
        return target;
    }

    private UnsupportedSpecificationException endless(Schema<?> written) {
        return places.unsupported(
                "supported-composition",
                written,
                "References lead from here in a circle, or too far.",
                "Refer to a schema that is described.");
    }

    /** Whether a schema is a record: it has fields of its own or by {@code allOf}. */
    boolean isRecord(Schema<?> schema) {
        return !properties(schema).isEmpty();
    }

    boolean isEnum(Schema<?> schema) {
        return schema.getEnum() != null && schema.getEnum().stream().anyMatch(Objects::nonNull);
    }

    /** Returns the fields of a schema, with those of its parts. */
    Map<String, Schema<?>> properties(Schema<?> schema) {
        Map<String, Schema<?>> properties = new LinkedHashMap<>();
        for (Schema<?> part : closure(schema)) {
            if (part.getProperties() != null) {
                part.getProperties().forEach(properties::put);
            }
        }
        return properties;
    }

    /** The names of the fields that must be there. */
    Set<String> required(Schema<?> schema) {
        Set<String> required = new LinkedHashSet<>();
        for (Schema<?> part : closure(schema)) {
            if (part.getRequired() != null) {
                required.addAll(part.getRequired());
            }
        }
        return required;
    }

    /** The schema or the part of it that takes additional properties of some type. */
    @Nullable
    Schema<?> withTypedAdditionalProperties(Schema<?> schema) {
        return closure(schema).stream()
                .filter(part -> part.getAdditionalProperties() instanceof Schema<?> values && !isAny(values))
                .findFirst()
                .orElse(null);
    }

    /** Its parts, at any depth and in their order, and then the schema itself. */
    private List<Schema<?>> closure(Schema<?> schema) {
        List<Schema<?>> closure = new ArrayList<>();
        // By identity: a schema can be equal to another one and still be another.
        collect(schema, Collections.newSetFromMap(new IdentityHashMap<>()), closure);
        return closure;
    }

    private void collect(Schema<?> written, Set<Schema<?>> seen, List<Schema<?>> closure) {
        Schema<?> schema = resolve(written);
        if (seen.add(schema)) {
            parts(schema).forEach(part -> collect(part, seen, closure));
            closure.add(schema);
        }
    }

    boolean isNullable(Schema<?> written) {
        if (Boolean.TRUE.equals(written.getNullable())) {
            return true;
        }
        Schema<?> schema = resolve(written);
        Schema<?> wrapped = wrapped(schema);
        return Boolean.TRUE.equals(schema.getNullable()) || (wrapped != null && isNullable(wrapped));
    }

    boolean isReadOnly(Schema<?> written) {
        return Boolean.TRUE.equals(written.getReadOnly())
                || Boolean.TRUE.equals(unwrap(written).getReadOnly());
    }

    boolean isWriteOnly(Schema<?> written) {
        return Boolean.TRUE.equals(written.getWriteOnly())
                || Boolean.TRUE.equals(unwrap(written).getWriteOnly());
    }

    /** Its own description, or that of the schema behind it, unless that becomes a class, which has it. */
    @Nullable
    String description(Schema<?> written) {
        if (written.getDescription() != null) {
            return written.getDescription();
        }
        Schema<?> schema = unwrap(written);
        return isRecord(schema) || isEnum(schema) ? null : schema.getDescription();
    }

    static List<Schema<?>> parts(Schema<?> schema) {
        return schema.getAllOf() == null
                ? List.of()
                : schema.getAllOf().stream().<Schema<?>>map(part -> part).toList();
    }

    /** Returns the only part with a type, if the others and the schema itself only add texts. */
    static @Nullable Schema<?> wrapped(Schema<?> schema) {
        if (saysWhatItIs(schema)) {
            return null;
        }
        List<Schema<?>> meaningful = parts(schema).stream()
                .filter(part -> saysWhatItIs(part) || part.get$ref() != null || part.getAllOf() != null)
                .toList();
        return meaningful.size() == 1 ? meaningful.get(0) : null;
    }

    /** Whether any JSON is of a schema: it says nothing. */
    private static boolean isAny(Schema<?> schema) {
        return schema.get$ref() == null && schema.getAllOf() == null && !saysWhatItIs(schema);
    }

    private static boolean saysWhatItIs(Schema<?> schema) {
        return schema.getType() != null
                || schema.getEnum() != null
                || schema.getItems() != null
                || schema.getAdditionalProperties() != null
                || requiresSomething(schema)
                || (schema.getProperties() != null && !schema.getProperties().isEmpty());
    }

    /** Whether it makes fields required, which it may not define itself. */
    static boolean requiresSomething(Schema<?> schema) {
        return schema.getRequired() != null && !schema.getRequired().isEmpty();
    }
}
