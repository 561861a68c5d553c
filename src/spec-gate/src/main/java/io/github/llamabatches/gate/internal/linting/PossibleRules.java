package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks for schemas that no value can match: they require themselves, or have several types at once. */
final class PossibleRules implements PartCheck {

    @Override
    public void check(SpecParts parts, FindingList findings) {
        List<Part> schemas = parts.of(Kind.SCHEMA).toList();
        Set<String> excused = new HashSet<>();
        while (true) {
            Set<String> possible = possible(parts, schemas, excused);
            List<Part> impossible = schemas.stream()
                    .filter(schema -> !possible.contains(schema.pointer()))
                    .toList();
            Optional<Part> cause = impossible.stream()
                    .filter(schema -> types(parts, schema).size() > 1)
                    .findFirst()
                    .or(() -> impossible.stream()
                            .filter(schema -> requires(parts, schema, schema, possible, new HashSet<>()))
                            .findFirst());
            if (cause.isEmpty()) {
                schemas.forEach(schema -> checkProperties(findings, parts, schema));
                return;
            }
            Set<String> types = types(parts, cause.get());
            if (types.size() > 1) {
                findings.add("schema-possible/types", cause.get(), String.join(" and ", types));
            } else {
                String required = requiredAndImpossible(parts, cause.get(), possible);
                findings.add("schema-possible", cause.get(), required);
            }
            // Schemas that are only impossible because of this one have no finding.
            excused.add(cause.get().pointer());
        }
    }

    /** Two parts of a schema can give a property types that exclude each other. */
    private static void checkProperties(FindingList findings, SpecParts parts, Part schema) {
        if (parts.children(schema, "allOf").isEmpty()) {
            return;
        }
        Map<String, List<Part>> properties = new LinkedHashMap<>();
        parts.included(schema)
                .forEach(part -> parts.children(part, "properties")
                        .forEach(property -> properties
                                .computeIfAbsent(property.name(), name -> new ArrayList<>())
                                .add(property)));
        properties.values().forEach(all -> {
            Set<String> types = new LinkedHashSet<>();
            all.forEach(property -> types.addAll(types(parts, property)));
            if (types.contains("integer")) {
                types.remove("number");
            }
            Optional<Part> own = all.stream()
                    .filter(property -> Pointers.isAtOrBelow(property.pointer(), schema.pointer()))
                    .reduce((first, second) -> second);
            boolean nullable = all.stream().allMatch(property -> property.isTrue("nullable"));
            if (types.size() > 1 && all.size() > 1 && !nullable) {
                own.ifPresent(property -> findings.add(
                        "schema-possible/property", property, schema.title(), String.join(" and ", types)));
            }
        });
    }

    /** Returns whether a schema requires another impossible one, at any depth. */
    private static boolean requires(SpecParts parts, Part schema, Part wanted, Set<String> possible, Set<String> seen) {
        for (var name : schema.get("required")) {
            for (Part property : parts.children(schema, "properties")) {
                Part target = parts.resolve(wrapped(parts, property));
                if (property.name().equals(name.asText())
                        && target != null
                        && !possible.contains(target.pointer())
                        && seen.add(target.pointer())
                        && (target == wanted || requires(parts, target, wanted, possible, seen))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns the only part of an {@code allOf}, which is equivalent to the schema. */
    private static Part wrapped(SpecParts parts, Part schema) {
        List<Part> held = parts.children(schema, "allOf");
        return held.size() == 1 ? held.get(0) : schema;
    }

    private static String requiredAndImpossible(SpecParts parts, Part schema, Set<String> possible) {
        for (var name : schema.get("required")) {
            for (Part property : parts.children(schema, "properties")) {
                if (property.name().equals(name.asText()) && !known(parts, property, possible)) {
                    return name.asText();
                }
            }
        }
        return "";
    }

    /** Returns the least fixed point: the schemas whose requirements are all possible. */
    private static Set<String> possible(SpecParts parts, List<Part> schemas, Set<String> excused) {
        Set<String> possible = new HashSet<>(excused);
        boolean more = true;
        while (more) {
            more = false;
            for (Part schema : schemas) {
                if (!possible.contains(schema.pointer()) && isPossible(parts, schema, possible)) {
                    more |= possible.add(schema.pointer());
                }
            }
        }
        return possible;
    }

    private static boolean isPossible(SpecParts parts, Part schema, Set<String> possible) {
        if (schema.isTrue("nullable")) {
            return true;
        }
        if (!requiredAndImpossible(parts, schema, possible).isEmpty()) {
            return false;
        }
        boolean all = parts.children(schema, "allOf").stream().allMatch(part -> known(parts, part, possible));
        for (String keyword : List.of("oneOf", "anyOf")) {
            List<Part> alternatives = parts.children(schema, keyword);
            all &= alternatives.isEmpty() || alternatives.stream().anyMatch(part -> known(parts, part, possible));
        }
        return all && types(parts, schema).size() < 2;
    }

    private static boolean known(SpecParts parts, Part written, Set<String> possible) {
        Part schema = parts.resolve(written);
        return schema == null
                || possible.contains(schema.pointer())
                || schema.isTrue("nullable")
                || written.isTrue("nullable");
    }

    /** Returns the types that a value must have simultaneously; every integer is a number. */
    private static Set<String> types(SpecParts parts, Part schema) {
        Set<String> types = new LinkedHashSet<>();
        parts.included(schema).forEach(part -> types.add(part.text("type")));
        types.removeIf(type -> !TypeRules.isKnown(type));
        if (types.contains("integer")) {
            types.remove("number");
        }
        return types;
    }
}
