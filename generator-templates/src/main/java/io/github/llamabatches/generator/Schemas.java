package io.github.llamabatches.generator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Evaluates schemas, resolving references and {@code allOf}. */
final class Schemas {

    private final References references;
    private final Map<SpecPart, Map<String, SpecPart>> properties = new HashMap<>();
    private final Unions unions;
    private final WrappedSchemas wrapped = new WrappedSchemas(this);

    Schemas(SpecPart specification) {
        this.references = new References(specification);
        this.unions = new Unions(this, new LoneLists(references, specification));
    }

    References references() {
        return references;
    }

    /** Returns the components by their names, in the order of the specification. */
    Map<String, SpecPart> components() {
        return references.components();
    }

    /**
     * Resolves references, and each {@code allOf} that only adds descriptions, until a component that becomes a class
     * or another schema that defines a type.
     */
    SpecPart unwrap(SpecPart written) {
        SpecPart schema = written;
        for (int step = 0; step < References.MOST_STEPS; step++) {
            if (schema.has("$ref")) {
                schema = references.target(schema);
            } else if (references.nameOf(schema) != null && isClass(schema)) {
                return schema;
            } else {
                SpecPart only = only(schema);
                if (only == null) {
                    return schema;
                }
                schema = only;
            }
        }
        throw References.endless(written);
    }

    /** Returns whether a schema is a record: it has properties, or inherits them with {@code allOf}. */
    boolean isRecord(SpecPart schema) {
        return !properties(schema).isEmpty();
    }

    /** Returns whether a schema lists strings, or several numbers. */
    boolean isEnum(SpecPart schema) {
        List<SpecPart> values = values(schema);
        boolean plain = values.stream().allMatch(value -> value.json().isBoolean())
                || values.size() == 1 && values.get(0).json().isNumber();
        return !values.isEmpty() && (!plain || "string".equals(schema.text("type"))) && !isMixed(schema);
    }

    /** Returns whether a schema without a type lists values of several types. */
    static boolean isMixed(SpecPart schema) {
        List<SpecPart> values = values(schema);
        boolean areScalars = values.stream().allMatch(value -> value.json().isValueNode());
        return !schema.has("type")
                && areScalars
                && values.stream().map(Schemas::jsonType).distinct().count() > 1;
    }

    /** Returns the type of a scalar in JSON. */
    static String jsonType(SpecPart value) {
        return value.json().isTextual() ? "string" : value.json().isBoolean() ? "boolean" : "number";
    }

    /** Returns the only value of a schema; null if it can have several. */
    static @Nullable SpecPart constant(SpecPart schema) {
        List<SpecPart> values = values(schema);
        return values.size() == 1 ? values.get(0) : null;
    }

    /** Returns the only value of a schema or the schema that it refers to; null if it can have several. */
    @Nullable
    SpecPart constantOf(SpecPart written) {
        SpecPart schema = references.resolve(written);
        Set<SpecPart> seen = new HashSet<>();
        for (SpecPart next = wrapped(schema); next != null && seen.add(next); next = wrapped(schema)) {
            schema = references.resolve(next);
        }
        return schema.isTrue("x-extensible-enum") ? null : constant(schema);
    }

    /** Returns the listed values, without null. */
    static List<SpecPart> values(SpecPart schema) {
        return schema.items("enum").stream()
                .filter(value -> !value.json().isNull())
                .toList();
    }

    /** Returns whether the schema becomes a class. */
    boolean isClass(SpecPart schema) {
        Union union = unions.of(schema);
        return union == null ? isRecord(schema) || isEnum(schema) : union.isClass();
    }

    /** Returns the form of a schema with alternatives; null if it has none. */
    @Nullable
    Union union(SpecPart schema) {
        return unions.of(schema);
    }

    /** Returns the alternatives of a schema, unresolved and without null. */
    List<SpecPart> alternatives(SpecPart schema) {
        return unions.written(schema);
    }

    /**
     * Returns the objects that can be sent as a form: the alternatives if there are any, otherwise the schema itself.
     */
    List<SpecPart> forms(SpecPart written) {
        SpecPart schema = unwrap(written);
        boolean isChoice = unions.of(schema) instanceof Union.Choice || unions.of(schema) instanceof Union.Undecided;
        return isChoice ? unions.of(schema).parts().stream().map(this::unwrap).toList() : List.of(schema);
    }

    /** Returns whether the values are lists: {@code items} means nothing for values of another type. */
    static boolean isList(SpecPart schema) {
        String type = schema.text("type");
        return type == null ? schema.has("items") : type.equals("array");
    }

    /** Returns whether the value is binary, except in JSON. */
    static boolean isBinary(SpecPart schema) {
        return "string".equals(schema.text("type")) && "binary".equals(schema.text("format"));
    }

    /** Returns the binary schemas among a part of a form, its alternatives and their items. */
    Set<SpecPart> files(SpecPart part) {
        Set<SpecPart> reached = new LinkedHashSet<>();
        addAlternatives(part, reached);
        reached.removeIf(schema -> !isBinary(schema));
        return reached;
    }

    private void addAlternatives(SpecPart written, Set<SpecPart> reached) {
        SpecPart schema = unwrap(written);
        if (reached.add(schema)) {
            alternatives(schema).forEach(alternative -> addAlternatives(alternative, reached));
            if (schema.get("items").isObject()) {
                addAlternatives(schema.get("items"), reached);
            }
        }
    }

    /** Returns the properties of a schema, including those of its parts. */
    Map<String, SpecPart> properties(SpecPart schema) {
        Map<String, SpecPart> known = properties.get(schema);
        if (known == null) {
            known = new LinkedHashMap<>();
            for (SpecPart part : closure(schema)) {
                known.putAll(part.members("properties"));
            }
            properties.put(schema, known);
        }
        return known;
    }

    /** Returns the names of the required properties. */
    Set<String> required(SpecPart schema) {
        Set<String> required = new LinkedHashSet<>();
        closure(schema)
                .forEach(part -> part.items("required")
                        .forEach(name -> required.add(name.json().asText())));
        return required;
    }

    /** Returns the schema of additional properties; null if they can be any JSON. */
    @Nullable
    SpecPart additionalProperties(SpecPart schema) {
        return closure(schema).stream()
                .map(part -> part.get("additionalProperties"))
                .filter(further -> further.isObject() && !WrappedSchemas.isAny(further))
                .findFirst()
                .orElse(null);
    }

    /** Returns the schemas that it includes with {@code allOf}, at any level and in order, and the schema itself. */
    Set<SpecPart> closure(SpecPart schema) {
        Set<SpecPart> closure = new LinkedHashSet<>();
        collect(schema, new LinkedHashSet<>(), closure, 0);
        return closure;
    }

    private void collect(SpecPart written, Set<SpecPart> seen, Set<SpecPart> closure, int depth) {
        SpecPart schema = references.resolve(written);
        if (depth > References.MOST_STEPS) {
            throw References.endless(written);
        }
        if (seen.add(schema)) {
            schema.items("allOf").forEach(part -> collect(part, seen, closure, depth + 1));
            closure.add(schema);
        }
    }

    boolean isNullable(SpecPart written) {
        if (written.isTrue("nullable")) {
            return true;
        }
        return isNullable(written, new HashSet<>());
    }

    private boolean isNullable(SpecPart written, Set<SpecPart> seen) {
        SpecPart schema = references.resolve(written);
        if (!seen.add(schema)) {
            return false;
        }
        SpecPart wrapped = wrapped(schema);
        return schema.isTrue("nullable")
                || !schema.has("type")
                        && schema.items("enum").size() > values(schema).size()
                || wrapped != null && isNullable(wrapped, seen)
                || Stream.of("oneOf", "anyOf")
                        .flatMap(keyword -> schema.items(keyword).stream())
                        .anyMatch(part -> Alternatives.isNull(part) || isNullable(part, seen));
    }

    boolean isReadOnly(SpecPart written) {
        return written.isTrue("readOnly") || unwrap(written).isTrue("readOnly");
    }

    boolean isWriteOnly(SpecPart written) {
        return written.isTrue("writeOnly") || unwrap(written).isTrue("writeOnly");
    }

    /** Returns the description, or that of the referenced schema if it doesn't become a class. */
    @Nullable
    String description(SpecPart written) {
        if (written.has("description")) {
            return written.text("description");
        }
        SpecPart schema = unwrap(written);
        return isClass(schema) ? null : schema.text("description");
    }

    /** Returns the part that defines the type of a schema; null if there is none. */
    @Nullable
    SpecPart only(SpecPart schema) {
        SpecPart wrapped = wrapped(schema);
        return wrapped == null && unions.of(schema) instanceof Union.Same same ? same.part() : wrapped;
    }

    /** Returns the part of an {@code allOf} that alone defines the type of a schema; null if there is none. */
    @Nullable
    SpecPart wrapped(SpecPart schema) {
        return wrapped.of(schema);
    }
}
