package io.github.llamabatches.generator;

import io.github.llamabatches.generator.JavaType.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Determines the Java form of schemas with alternatives. */
final class Unions {

    private static final String OBJECT = "object";

    private final Schemas schemas;
    private final Alternatives alternatives;
    private final VariantKeys keys;
    private final LoneLists lone;
    private final Map<SpecPart, Union> decided = new HashMap<>();
    private final Set<SpecPart> open = new HashSet<>();

    Unions(Schemas schemas, LoneLists lone) {
        this.schemas = schemas;
        this.lone = lone;
        this.alternatives = new Alternatives(schemas);
        this.keys = new VariantKeys(schemas);
    }

    /** Returns the form; null if there are no alternatives, or they only constrain values. */
    @Nullable
    Union of(SpecPart schema) {
        Union known = decided.get(schema);
        // Ends the recursion for a schema that is an alternative of itself.
        boolean isMixed = Schemas.isMixed(schema);
        if (known == null && (isMixed || !alternatives.of(schema).isEmpty()) && open.add(schema)) {
            try {
                known = isMixed ? listed(schema) : decide(schema);
                decided.put(schema, known);
            } finally {
                open.remove(schema);
            }
        }
        return known;
    }

    /** Returns whether the schema is the base of other schemas, which include it. */
    boolean isBase(SpecPart schema) {
        return alternatives.isBase(schema);
    }

    /** Returns all alternatives, unresolved. */
    List<SpecPart> written(SpecPart schema) {
        return alternatives.of(schema);
    }

    /** Returns the types of listed values. */
    private static Union listed(SpecPart schema) {
        Set<String> types = new LinkedHashSet<>();
        Schemas.values(schema).forEach(value -> types.add(Schemas.jsonType(value)));
        return new Union.Choice(
                types.stream()
                        .map(type -> new Union.Variant(type, null, plainKind(type), List.of()))
                        .toList(),
                "");
    }

    private Union decide(SpecPart schema) {
        List<SpecPart> parts = new ArrayList<>(flat(schema));
        if (parts.isEmpty() || parts.stream().anyMatch(part -> jsonType(part).isEmpty())) {
            return new Union.Joined(Kind.ANY);
        }
        if (parts.size() == 1 && !isBase(schema)) {
            return new Union.Same(parts.get(0));
        }
        Map<String, List<SpecPart>> byType = new LinkedHashMap<>();
        parts.forEach(part ->
                byType.computeIfAbsent(jsonType(part), key -> new ArrayList<>()).add(part));
        joinNumbers(byType);
        if (byType.size() == 1 && !byType.containsKey(OBJECT) && !byType.containsKey("array")) {
            return scalar(byType.keySet().iterator().next(), parts);
        }
        SpecPart list = lone.contains(schema) ? null : oneOrMany(parts, byType);
        return list == null ? choice(schema, parts, byType) : new Union.OneOrMany(list);
    }

    /** Returns the alternatives, including nested ones. */
    private Set<SpecPart> flat(SpecPart schema) {
        Set<SpecPart> flat = new LinkedHashSet<>();
        flatten(schema, new HashSet<>(Set.of(schema)), flat);
        return flat;
    }

    private void flatten(SpecPart schema, Set<SpecPart> seen, Set<SpecPart> flat) {
        for (SpecPart written : alternatives.of(schema)) {
            SpecPart part = schemas.unwrap(written);
            if (seen.add(part)) {
                if (alternatives.of(part).isEmpty()) {
                    flat.add(part);
                } else {
                    flatten(part, seen, flat);
                }
            }
        }
    }

    /** Returns the type in JSON; empty if it can be any. */
    private String jsonType(SpecPart schema) {
        String type = schema.text("type");
        if (schemas.isRecord(schema) || schema.has("additionalProperties")) {
            return OBJECT;
        }
        if (Schemas.isList(schema)) {
            return "array";
        }
        if (type == null && schemas.isEnum(schema)) {
            return schema.items("enum").stream().allMatch(value -> value.json().isNumber()) ? "number" : "string";
        }
        return type == null ? "" : type;
    }

    private static void joinNumbers(Map<String, List<SpecPart>> byType) {
        if (byType.containsKey("number") && byType.containsKey("integer")) {
            List<SpecPart> numbers = new ArrayList<>(byType.get("integer"));
            numbers.addAll(byType.get("number"));
            byType.remove("integer");
            byType.put("number", numbers);
        }
    }

    /** Joins scalars of one type in JSON. */
    private Union scalar(String type, List<SpecPart> parts) {
        List<SpecPart> enums = parts.stream().filter(schemas::isEnum).toList();
        boolean sameType = parts.stream().allMatch(part -> jsonType(part).equals(type));
        if (!enums.isEmpty() && sameType) {
            return enums.size() == 1 ? new Union.Same(enums.get(0)) : new Union.JoinedEnum(enums);
        }
        Set<Kind> kinds = new LinkedHashSet<>();
        parts.forEach(part -> kinds.add(SchemaTypes.scalar(part)));
        if (kinds.size() == 1) {
            return new Union.Joined(kinds.iterator().next());
        }
        return new Union.Joined(
                switch (type) {
                    case "integer" -> Kind.LONG;
                    case "number" -> Kind.DECIMAL;
                    default -> Kind.TEXT;
                });
    }

    /** Returns the list among the alternatives, if the others are alternatives of its items; null if there is none. */
    private @Nullable SpecPart oneOrMany(List<SpecPart> parts, Map<String, List<SpecPart>> byType) {
        List<SpecPart> lists = byType.getOrDefault("array", List.of());
        if (lists.size() != 1 || !lists.get(0).get("items").isObject()) {
            return null;
        }
        SpecPart list = lists.get(0);
        SpecPart item = schemas.unwrap(list.get("items"));
        List<SpecPart> items = alternatives.of(item).isEmpty() ? List.of(item) : List.copyOf(flat(item));
        List<SpecPart> others =
                parts.stream().filter(part -> !part.equals(list)).toList();
        boolean same = others.size() == items.size()
                && others.stream()
                        .allMatch(one -> items.stream().anyMatch(other -> one.equals(other) || isEqual(one, other)));
        boolean nested = items.stream().anyMatch(one -> jsonType(one).equals("array"));
        return same && !nested ? list : null;
    }

    private boolean isEqual(SpecPart one, SpecPart other) {
        boolean plain = !schemas.isRecord(one) && !schemas.isEnum(one) && !schemas.isEnum(other);
        return one.json().equals(other.json())
                || plain
                        && !Set.of(OBJECT, "array").contains(jsonType(one))
                        && jsonType(one).equals(jsonType(other))
                        && SchemaTypes.scalar(one) == SchemaTypes.scalar(other);
    }

    private Union choice(SpecPart schema, List<SpecPart> parts, Map<String, List<SpecPart>> byType) {
        List<Union.Variant> variants = new ArrayList<>();
        String key = "";
        for (Map.Entry<String, List<SpecPart>> group : byType.entrySet()) {
            String type = group.getKey();
            List<SpecPart> same = group.getValue();
            if (same.size() == 1 && !isBase(schema)) {
                // Objects with another tag belong to alternatives that the document doesn't contain yet.
                VariantKeys.Keys constant = type.equals(OBJECT) ? keys.constant(same.get(0)) : null;
                key = constant == null ? key : constant.tag();
                List<String> tags =
                        constant == null ? List.of() : constant.keys().get(same.get(0));
                variants.add(new Union.Variant(type, same.get(0), Kind.ANY, tags));
            } else if (type.equals(OBJECT) && same.stream().allMatch(schemas::isRecord)) {
                VariantKeys.Keys found = keys.of(schema, same);
                if (found == null) {
                    return new Union.Undecided(parts);
                }
                key = found.tag();
                found.keys().forEach((part, values) -> variants.add(new Union.Variant(type, part, Kind.ANY, values)));
            } else if (type.equals(OBJECT) || type.equals("array")) {
                return new Union.Undecided(parts);
            } else {
                Union joined = scalar(type, same);
                variants.add(
                        joined instanceof Union.Same one
                                ? new Union.Variant(type, one.part(), Kind.ANY, List.of())
                                : new Union.Variant(
                                        type,
                                        null,
                                        joined instanceof Union.Joined plain ? plain.kind() : plainKind(type),
                                        List.of()));
            }
        }
        return new Union.Choice(variants, key);
    }

    /** Returns the type of several listed values. */
    private static Kind plainKind(String type) {
        return switch (type) {
            case "string" -> Kind.TEXT;
            case "boolean" -> Kind.BOOLEAN;
            case "integer" -> Kind.LONG;
            default -> Kind.DECIMAL;
        };
    }
}
