package io.github.llamabatches.testing;

import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchResult;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Writes pages as JSON. By hand, so that the fake server needs no library and doesn't share the client's mistakes. */
final class Json {

    private Json() {}

    static String page(List<Batch> items, @Nullable String nextPageToken, @Nullable Long totalSize) {
        StringJoiner array = new StringJoiner(",", "[", "]");
        items.forEach(batch -> array.add(batch(batch)));
        return "{\"items\":" + array + ",\"next_page_token\":" + string(nextPageToken) + ",\"total_size\":" + totalSize
                + "}";
    }

    private static String batch(Batch batch) {
        return "{\"id\":" + string(batch.id())
                + ",\"config\":{\"job\":{\"configuration_id\":"
                + string(batch.config().job().configurationId())
                + ",\"type\":" + string(batch.config().job().type()) + "}}"
                + ",\"project_id\":" + string(batch.projectId())
                + ",\"source_directory_id\":" + string(batch.sourceDirectoryId())
                + ",\"status\":" + string(batch.status())
                + ",\"created_at\":" + string(batch.createdAt())
                + ",\"results\":" + results(batch.results())
                + ",\"updated_at\":" + string(batch.updatedAt()) + "}";
    }

    private static String results(@Nullable List<BatchResult> results) {
        if (results == null) {
            return "null";
        }
        StringJoiner array = new StringJoiner(",", "[", "]");
        for (BatchResult result : results) {
            String reference = result.jobReference() == null
                    ? "null"
                    : "{\"id\":" + string(result.jobReference().id()) + ",\"type\":"
                            + string(result.jobReference().type()) + "}";
            array.add("{\"source_directory_file_id\":" + string(result.sourceDirectoryFileId()) + ",\"error_message\":"
                    + string(result.errorMessage()) + ",\"job_reference\":" + reference + "}");
        }
        return array.toString();
    }

    /** The text of any value as a JSON string. */
    static String string(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        StringBuilder json = new StringBuilder("\"");
        for (char c : value.toString().toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
