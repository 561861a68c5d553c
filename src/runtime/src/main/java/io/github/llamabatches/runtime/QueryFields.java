package io.github.llamabatches.runtime;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds the query parameters that Feign's templates can't express: maps, and joined lists next to repeated ones. Query
 * records create instances and pass them to Feign's {@code @QueryMap}.
 *
 * <p>Names and values are percent-encoded, so that Feign sends them unchanged. Not safe to share between threads.
 */
public final class QueryFields extends AbstractMap<String, List<String>> {

    private final PercentEncoder encoder = new PercentEncoder();
    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    /** Creates an instance without parameters. */
    public QueryFields() {}

    /**
     * Adds a parameter for each entry of a map.
     *
     * @param entries the names and values; null adds nothing, and so does a null value
     * @return this instance
     * @throws IllegalArgumentException if a value is a list or a map, or a name is empty
     */
    public QueryFields exploded(@Nullable Map<String, ?> entries) {
        if (entries != null) {
            entries.forEach((name, value) -> {
                if (value instanceof Map || value instanceof List || name.isEmpty()) {
                    throw new IllegalArgumentException("the field " + Excerpt.of(name)
                            + " of a query must have a name, and can only hold a string, number or boolean");
                }
                add(name, value);
            });
        }
        return this;
    }

    /**
     * Adds the entries of a map in the style {@code deepObject}: {@code name[key]=…}, and for lists
     * {@code name[key][]=…}, or {@code name[key][0][field]=…} for lists of objects.
     *
     * @param name the name of the parameter
     * @param entries the keys and values; null adds nothing, and so does a null value
     * @return this instance
     */
    public QueryFields deepObject(String name, @Nullable Map<String, ?> entries) {
        addDeep(name, entries);
        return this;
    }

    /**
     * Adds a list as one parameter.
     *
     * @param name the name of the parameter
     * @param separated the separator of the items
     * @param items the items; null adds nothing
     * @return this instance
     * @throws IllegalArgumentException if the list is empty, or an item is empty or contains the separator
     */
    public QueryFields joined(String name, ListItem separated, @Nullable List<?> items) {
        if (items != null) {
            if (items.isEmpty()) {
                throw new IllegalArgumentException("the list " + Excerpt.of(name) + " of a query cannot be empty");
            }
            String joined = items.stream()
                    .map(separated::expand)
                    .collect(Collectors.joining(encoder.expand(separated.separator())));
            put(name, joined);
        }
        return this;
    }

    private void addDeep(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, inner) -> addDeep(name + "[" + key + "]", inner));
        } else if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                boolean isScalar = !(items.get(i) instanceof Map || items.get(i) instanceof List);
                addDeep(name + "[" + (isScalar ? "" : i) + "]", items.get(i));
            }
        } else {
            add(name, value);
        }
    }

    private void add(String name, @Nullable Object value) {
        if (value != null) {
            put(name, encoder.expand(value));
        }
    }

    private void put(String name, String encoded) {
        fields.computeIfAbsent(encoder.expand(name), key -> new ArrayList<>()).add(encoded);
    }

    /**
     * Returns the encoded parameters.
     *
     * @return an unmodifiable set, in the order of addition
     */
    @Override
    public Set<Entry<String, List<String>>> entrySet() {
        return Collections.unmodifiableMap(fields).entrySet();
    }
}
