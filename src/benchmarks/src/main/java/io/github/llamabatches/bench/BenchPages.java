package io.github.llamabatches.bench;

import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchResult;
import io.github.llamabatches.model.BatchStatus;
import io.github.llamabatches.model.JobReference;
import io.github.llamabatches.testing.SampleBatches;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Creates the page that all clients read: a hundred batches like those of the fake server. */
public final class BenchPages {

    /** The number of batches on a page. */
    public static final int BATCHES_PER_PAGE = 100;

    private BenchPages() {}

    /** Returns the beginning of every page, up to the end of its last batch. */
    static byte[] items() {
        return SampleBatches.generate(BATCHES_PER_PAGE, 42).stream()
                .map(BenchPages::json)
                .collect(Collectors.joining(",", "{\"items\":[", ""))
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Returns a complete page, the last of a listing.
     *
     * @return the JSON
     */
    public static byte[] page() {
        return (new String(items(), StandardCharsets.UTF_8) + "],\"next_page_token\":null,\"total_size\":null}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String json(Batch batch) {
        String results = batch.results() == null
                ? "null"
                : batch.results().stream().map(BenchPages::json).collect(Collectors.joining(",", "[", "]"));
        return "{\"id\":" + text(batch.id())
                + ",\"config\":{\"job\":{\"configuration_id\":"
                + text(batch.config().job().configurationId())
                + ",\"type\":" + text(batch.config().job().type())
                + "}},\"project_id\":" + text(batch.projectId())
                + ",\"source_directory_id\":" + text(batch.sourceDirectoryId())
                + ",\"status\":" + text(listed(batch.status()))
                + ",\"created_at\":" + text(batch.createdAt())
                + ",\"updated_at\":" + text(batch.updatedAt())
                + ",\"results\":" + results + "}";
    }

    private static String json(BatchResult result) {
        JobReference job = result.jobReference();
        String reference = job == null ? "null" : "{\"id\":" + text(job.id()) + ",\"type\":" + text(job.type()) + "}";
        return "{\"source_directory_file_id\":" + text(result.sourceDirectoryFileId())
                + ",\"error_message\":" + error(result)
                + ",\"job_reference\":" + reference + "}";
    }

    /** Contains quotes and a line break, like real messages, because readers process escapes on another path. */
    private static String error(BatchResult result) {
        return result.errorMessage() == null
                ? "null"
                : "\"no job for \\\"" + result.sourceDirectoryFileId() + "\\\":\\n" + result.errorMessage() + '"';
    }

    /** Code of other generators fails on an unknown status. */
    private static BatchStatus listed(BatchStatus status) {
        return status.isKnown() ? status : BatchStatus.COMPLETED;
    }

    private static String text(Object value) {
        return value == null ? "null" : '"' + value.toString() + '"';
    }
}
