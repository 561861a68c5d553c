package io.github.llamabatches.runtime;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates the exception for a value that can't be written, without quoting the value. */
final class Unwritable {

    private static final int PATH_LENGTH = 500;

    private Unwritable() {}

    /** Creates the exception for a value in a cycle, or deeper than the stack. */
    static IllegalArgumentException containsItself(String path) {
        return exception("it contains itself", path);
    }

    /**
     * Creates the exception for a string that isn't valid Unicode.
     *
     * @param tree the whole value; null if it is unknown
     */
    static IllegalArgumentException halfOfPair(@Nullable Object tree) {
        String path = find(tree, "$");
        return exception("a string contains an unpaired surrogate", path == null ? "$" : path);
    }

    /** Creates the exception for a problem, without quoting the value. */
    static IllegalArgumentException exception(String problem, String path) {
        return new IllegalArgumentException(
                "the value cannot be written as JSON: " + Excerpt.of(problem) + " at " + Excerpt.of(path, PATH_LENGTH));
    }

    private static @Nullable String find(@Nullable Object value, String path) {
        if (value instanceof String text) {
            return StandardCharsets.UTF_8.newEncoder().canEncode(text) ? null : path;
        }
        String found = null;
        if (value instanceof List<?> items) {
            for (int i = 0; i < items.size() && found == null; i++) {
                found = find(items.get(i), path + '[' + i + ']');
            }
        } else if (value instanceof Map<?, ?> fields) {
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                String inside = path + '.' + field.getKey();
                found = find(field.getKey(), inside);
                found = found != null ? found : find(field.getValue(), inside);
                if (found != null) {
                    break;
                }
            }
        }
        return found;
    }
}
