package io.github.llamabatches.runtime;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates the exception for a value that can't be written, without quoting the value. */
final class Unwritable {

    private static final int PATH_LENGTH = 500;

    private Unwritable() {}

    /**
     * Creates the exception for a failure of the library.
     *
     * @param problem the message of the library
     * @param cause the exception of the value itself, whose message may quote it
     * @param path the location in the value
     */
    static IllegalArgumentException exception(@Nullable String problem, @Nullable Throwable cause, String path) {
        // For example, an OutOfMemoryError, which the value doesn't cause.
        if (cause instanceof Error error && !(cause instanceof StackOverflowError)) {
            throw error;
        }
        String words = cause instanceof StackOverflowError
                ? "it contains itself"
                : cause != null ? cause.getClass().getSimpleName() : String.valueOf(problem);
        return exception(words, path);
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

    private static IllegalArgumentException exception(String words, String path) {
        return new IllegalArgumentException(
                "the value cannot be written as JSON: " + Excerpt.of(words) + " at " + Excerpt.of(path, PATH_LENGTH));
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
