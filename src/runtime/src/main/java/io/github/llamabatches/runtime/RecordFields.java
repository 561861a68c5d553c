package io.github.llamabatches.runtime;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the fields of a generated record, both declared and additional ones. */
public final class RecordFields {

    private final String[] names;
    private final Map<String, Integer> numbers = new HashMap<>();

    private RecordFields(String... names) {
        this.names = names.clone();
        for (String name : names) {
            numbers.put(name, numbers.size() + 1);
        }
    }

    /**
     * Declares the fields of a record.
     *
     * @param names the names in JSON
     * @return the declaration
     */
    public static RecordFields of(String... names) {
        return new RecordFields(names);
    }

    /** Returns the number of declared fields. */
    int count() {
        return names.length;
    }

    /**
     * Returns the number of a declared field, starting at 1; 0 for any other. Finds the one after {@code previous}
     * first, because servers mostly write the fields in the order of the specification.
     */
    int number(String name, int previous) {
        return previous < names.length && names[previous].equals(name)
                ? previous + 1
                : numbers.getOrDefault(name, ReadFields.UNKNOWN);
    }

    /**
     * Checks the first required field; {@link RequiredFields#and} checks the others.
     *
     * @param name the name in JSON
     * @param value the value; null if it is missing
     * @return the missing fields so far
     */
    public static RequiredFields require(String name, @Nullable Object value) {
        return RequiredFields.NONE_MISSING.and(name, value);
    }

    /**
     * Rejects an object of another variant.
     *
     * @param name the name of the tag in JSON
     * @param expected the tag of this variant
     * @param tag the tag of the object; null if there is none
     * @throws IllegalArgumentException if the tags differ
     */
    public static void requireTag(String name, String expected, @Nullable Object tag) {
        if (tag != null && !tag.equals(expected)) {
            throw new IllegalArgumentException("'" + name + "' is not \"" + expected + "\"");
        }
    }

    /**
     * Adds an additional property to the map of a builder.
     *
     * @param <V> the type of the value
     * @param properties the existing properties; null for none
     * @param name the name in JSON
     * @param value the value, or null
     * @return the same map with the property, or a new one
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
     * @param properties the properties by their JSON names; null for none
     * @return a deep unmodifiable copy in the same order; a shared empty map if there are none
     * @throws IllegalArgumentException if a property is a declared field, which would be written twice
     */
    public <V extends @Nullable Object> Map<String, V> additional(@Nullable Map<String, V> properties) {
        if (properties == null || properties.isEmpty()) {
            return Collections.emptyMap();
        }
        for (String name : properties.keySet()) {
            if (numbers.containsKey(name)) {
                throw new IllegalArgumentException("'" + name + "' is a declared field, not an additional property");
            }
        }
        return Immutable.map(properties);
    }
}
