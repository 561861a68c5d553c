package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the unions of each object, and its tags in them. */
final class Memberships {

    private final Schemas schemas;
    private final Map<SpecPart, List<String>> unions = new HashMap<>();
    private final Map<SpecPart, Map<String, Set<String>>> values = new HashMap<>();

    /** Reads the unions of all classes. */
    Memberships(ClassNames names, Schemas schemas) {
        this.schemas = schemas;
        names.classes().values().forEach(schema -> {
            if (schemas.union(schema) instanceof Union.Choice choice && choice.hasOnlyObjects()) {
                choice.variants().forEach(variant -> add(String.valueOf(names.inCode(schema)), choice.key(), variant));
            }
        });
    }

    private void add(String union, String key, Union.Variant variant) {
        SpecPart object = variant.schema();
        if (object != null) {
            unions.computeIfAbsent(object, one -> new ArrayList<>()).add(union);
            if (!key.isEmpty()) {
                values.computeIfAbsent(object, one -> new LinkedHashMap<>())
                        .computeIfAbsent(key, one -> new LinkedHashSet<>())
                        .addAll(variant.keys());
            }
        }
    }

    /** Returns the unions of which an object is a variant. */
    List<String> unions(SpecPart object) {
        return unions.getOrDefault(object, List.of());
    }

    /**
     * Returns the tags of an object by their names. A field that has different values in several unions, or can be
     * null, isn't a tag.
     */
    Map<String, String> tags(SpecPart object) {
        Map<String, String> tags = new LinkedHashMap<>();
        values.getOrDefault(object, Map.of()).forEach((name, all) -> {
            if (all.size() == 1 && isText(object, name)) {
                tags.put(name, all.iterator().next());
            }
        });
        return tags;
    }

    /** Returns the inline enums of tags, which no field of the object uses. */
    Set<SpecPart> enumsOfTags() {
        Set<SpecPart> enums = new LinkedHashSet<>();
        values.keySet()
                .forEach(object -> tags(object).keySet().forEach(tag -> {
                    SpecPart property = schemas.properties(object).get(tag);
                    if (property != null && schemas.references().nameOf(schemas.unwrap(property)) == null) {
                        enums.add(schemas.unwrap(property));
                    }
                }));
        return enums;
    }

    private boolean isText(SpecPart object, String name) {
        SpecPart property = schemas.properties(object).get(name);
        if (property == null) {
            return true;
        }
        SpecPart schema = schemas.unwrap(property);
        if (schemas.isNullable(property)) {
            return false;
        }
        return "string".equals(schema.text("type")) || !schema.has("type") && schemas.isEnum(schema);
    }
}
