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
     * Refuses an object of another variant.
     *
     * @param name the name of the tag in JSON
     * @param expected the tag of this variant
     * @param tag the tag that came; null if there is none
     * @throws IllegalArgumentException if it is another one
     */
    public static void requireTag(String name, String expected, @Nullable Object tag) {
        if (tag != null && !tag.equals(expected)) {
            throw new IllegalArgumentException("'" + name + "' is not \"" + expected + "\"");
        }
    }

    /**
     * Adds an additional property to those of a builder.
     *
     * @param <V> the type of the value
     * @param properties those so far; null stands for none
     * @param name the name in JSON
     * @param value the value, or null
     * @return the same map with one more, or a new one
     */
    public static <V extends @Nullable Object> Map<String, V> add(
            @Nullable Map<String, V> properties, String name, V value) {
        Map<String, V> all = properties == null ? new LinkedHashMap<>() : properties;
        all.put(name, value);
        return all;
    }

    /**
     * Copies additional properties.
     *
     * @param <V> the type of the values
     * @param properties the properties by their names in JSON; null stands for none
     * @return an unmodifiable copy at any depth, in the same order; always the same map if there are none
     * @throws IllegalArgumentException if one is a declared field, which would be written twice
     */
    public <V extends @Nullable Object> Map<String, V> additional(@Nullable Map<String, V> properties) {
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
