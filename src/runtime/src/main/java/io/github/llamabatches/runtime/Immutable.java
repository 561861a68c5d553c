package io.github.llamabatches.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes deep unmodifiable copies of lists and maps. Unlike {@link List#copyOf} and {@link Map#copyOf}, they may contain
 * null, and maps keep their order.
 */
public final class Immutable {

    private Immutable() {}

    /**
     * Copies a list.
     *
     * @param <T> the type of the items
     * @param list the list
     * @return an unmodifiable copy
     */
    @SuppressWarnings("unchecked")
    public static <T extends @Nullable Object> List<T> list(List<? extends T> list) {
        List<T> copy = new ArrayList<>(list.size());
        for (T item : list) {
            copy.add((T) json(item));
        }
        return Collections.unmodifiableList(copy);
    }

    /**
     * Copies a map.
     *
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @param map the map
     * @return an unmodifiable copy in the same order
     */
    @SuppressWarnings("unchecked")
    public static <K, V extends @Nullable Object> Map<K, V> map(Map<K, ? extends V> map) {
        Map<K, V> copy = new LinkedHashMap<>();
        // Not a lambda, whose calls would double the stack usage per level.
        for (Map.Entry<K, ? extends V> entry : map.entrySet()) {
            copy.put(entry.getKey(), (V) json(entry.getValue()));
        }
        return Collections.unmodifiableMap(copy);
    }

    /**
     * Copies any JSON value.
     *
     * @param value a list, a map or anything else
     * @return an unmodifiable copy of a list or a map; any other value itself
     */
    public static @Nullable Object json(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list(list);
        }
        return value instanceof Map<?, ?> map ? map(map) : value;
    }
}
