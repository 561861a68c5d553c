package io.github.llamabatches.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the fields of a generated record: those that its schema declares, and the additional ones. */
public final class RecordFields {

    private final Set<String> declared;

    private RecordFields(Set<String> declared) {
        this.declared = declared;
    }

    /**
     * Declares fields.
     *
     * @param names their names in JSON
     * @return the declaration
     */
    public static RecordFields of(String... names) {
        return new RecordFields(Set.of(names));
    }

    /**
     * Looks at the first required field. Looks at the others with {@link RequiredFields#and}.
     *
     * @param name its name in JSON
     * @param value its value; null if it is missing
     * @return what is missing so far
     */
    public static RequiredFields require(String name, @Nullable Object value) {
        return RequiredFields.NONE_MISSING.and(name, value);
    }

    /**
     * Adds an additional property to those of a builder.
     *
     * @param properties those so far; null stands for none
     * @param name the name in JSON
     * @param value the value, or null
     * @return the same map with one more, or a new one
     */
    public static Map<String, @Nullable Object> add(
            @Nullable Map<String, @Nullable Object> properties, String name, @Nullable Object value) {
        Map<String, @Nullable Object> all = properties == null ? new LinkedHashMap<>() : properties;
        all.put(name, value);
        return all;
    }

    /**
     * Copies additional properties.
     *
     * @param properties the properties by their names in JSON; null stands for none
     * @return an unmodifiable copy at any depth, in the same order; always the same map if there are none
     * @throws IllegalArgumentException if one is a declared field, which would be written twice
     */
    public Map<String, @Nullable Object> additional(@Nullable Map<String, @Nullable Object> properties) {
        if (properties == null || properties.isEmpty()) {
            return Collections.emptyMap();
        }
        for (String name : properties.keySet()) {
            if (declared.contains(name)) {
                throw new IllegalArgumentException("'" + name + "' is a declared field, not an additional property");
            }
        }
        return Immutable.map(properties);
    }
}
