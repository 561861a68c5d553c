package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the field that distinguishes objects: by its value, or because only one of them has it. */
final class VariantKeys {

    private final Schemas schemas;

    VariantKeys(Schemas schemas) {
        this.schemas = schemas;
    }

    /**
     * The fields that distinguish objects.
     *
     * @param tag the field whose value selects the object; empty if they have different fields
     * @param keys the values for each object, or the field that only it has
     */
    record Keys(String tag, Map<SpecPart, List<String>> keys) {}

    /** Returns the fields that distinguish objects; null if there are none. */
    @Nullable
    Keys of(SpecPart union, List<SpecPart> objects) {
        String named = union.get("discriminator").text("propertyName");
        Keys keys = named == null ? null : discriminated(union, named, objects);
        return keys != null ? keys : inferred(objects);
    }

    /**
     * Selects a field that is a constant in each object, else a field with different values, else different fields.
     * Required fields come first: an object without its tag can't be distinguished, and is written with it.
     */
    private @Nullable Keys inferred(List<SpecPart> objects) {
        List<Keys> candidates = new ArrayList<>();
        for (String field : schemas.properties(objects.get(0)).keySet()) {
            Keys keys = distinct(field, objects, object -> declared(object, field));
            if (keys != null) {
                candidates.add(keys);
            }
        }
        return candidates.stream()
                .min(Comparator.comparing((Keys keys) -> !isConstant(keys)).thenComparing(keys -> !isAlwaysThere(keys)))
                .orElseGet(() -> marked(objects));
    }

    private static boolean isConstant(Keys keys) {
        return keys.keys().values().stream().allMatch(values -> values.size() == 1);
    }

    private boolean isAlwaysThere(Keys keys) {
        return keys.keys().keySet().stream().allMatch(object -> isAlwaysThere(object, keys.tag()));
    }

    private boolean isAlwaysThere(SpecPart object, String field) {
        return schemas.required(object).contains(field)
                && !schemas.isNullable(schemas.properties(object).get(field));
    }

    /** Returns the required field of an object that always has the same value; null if there is none. */
    @Nullable
    Keys constant(SpecPart object) {
        for (Map.Entry<String, SpecPart> property : schemas.properties(object).entrySet()) {
            Set<String> values = declared(object, property.getKey());
            if (values.size() == 1
                    && schemas.constantOf(property.getValue()) != null
                    && isAlwaysThere(object, property.getKey())) {
                return new Keys(property.getKey(), Map.of(object, List.copyOf(values)));
            }
        }
        return null;
    }

    private interface Values {
        Set<String> of(SpecPart object);
    }

    private @Nullable Keys discriminated(SpecPart union, String field, List<SpecPart> objects) {
        // A nested alternative has a different tag.
        Set<SpecPart> direct =
                schemas.alternatives(union).stream().map(schemas::unwrap).collect(Collectors.toSet());
        Map<String, SpecPart> mapping = union.get("discriminator").members("mapping");
        return distinct(field, objects, object -> {
            Set<String> values = new LinkedHashSet<>();
            mapping.forEach((value, target) -> {
                if (object.equals(schemas.references().named(target.json().asText()))) {
                    values.add(value);
                }
            });
            values.addAll(declared(object, field));
            String name = schemas.references().nameOf(object);
            boolean isNamed = name != null && direct.contains(object) && canBeString(object, field);
            return values.isEmpty() && isNamed ? Set.of(name) : values;
        });
    }

    private boolean canBeString(SpecPart object, String field) {
        SpecPart property = schemas.properties(object).get(field);
        String type = property == null ? null : schemas.unwrap(property).text("type");
        return type == null || type.equals("string");
    }

    /** Returns null if an object has no value, or two have the same. */
    private static @Nullable Keys distinct(String field, List<SpecPart> objects, Values values) {
        Map<SpecPart, List<String>> keys = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (SpecPart object : objects) {
            Set<String> own = values.of(object);
            if (own.isEmpty() || own.contains("") || !own.stream().allMatch(taken::add)) {
                return null;
            }
            keys.put(object, List.copyOf(own));
        }
        return new Keys(field, keys);
    }

    /** Returns the strings and integers that a field can have; empty if it can have others. */
    private Set<String> declared(SpecPart object, String field) {
        SpecPart property = schemas.properties(object).get(field);
        Set<String> values = new LinkedHashSet<>();
        if (property != null) {
            for (SpecPart value : schemas.unwrap(property).items("enum")) {
                if (!value.json().isTextual() && !value.json().isIntegralNumber()) {
                    return Set.of();
                }
                values.add(value.json().asText());
            }
        }
        return values;
    }

    /** Returns for each object a field that is required there and absent in all others; null if there is none. */
    private @Nullable Keys marked(List<SpecPart> objects) {
        Map<SpecPart, List<String>> keys = new LinkedHashMap<>();
        for (SpecPart object : objects) {
            List<String> marks = new ArrayList<>(schemas.required(object));
            Map<String, SpecPart> own = schemas.properties(object);
            marks.removeIf(mark -> mark.isEmpty()
                    || !own.containsKey(mark)
                    || schemas.isWriteOnly(own.get(mark))
                    || objects.stream()
                            .anyMatch(other -> !other.equals(object)
                                    && schemas.properties(other).containsKey(mark)));
            if (marks.isEmpty()) {
                return null;
            }
            keys.put(object, List.of(marks.get(0)));
        }
        return new Keys("", keys);
    }
}
