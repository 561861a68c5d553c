package io.github.llamabatches.bench;

import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchResult;
import io.github.llamabatches.model.BatchStatus;
import io.github.llamabatches.model.JobReference;
import io.github.llamabatches.testing.SampleBatches;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** What all clients read: a hundred batches as the fake server makes them. */
public final class BenchPages {

    /** How many batches a page has. */
    public static final int BATCHES_PER_PAGE = 100;

    private BenchPages() {}

    /** The beginning of every page, up to the end of its last batch. */
    static byte[] items() {
        return SampleBatches.generate(BATCHES_PER_PAGE, 42).stream()
                .map(BenchPages::json)
                .collect(Collectors.joining(",", "{\"items\":[", ""))
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A whole page, the last one.
     *
     * @return JSON
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

    /** With quotes and an end of a line, as messages have them: text with escapes takes readers another way. */
    private static String error(BatchResult result) {
        return result.errorMessage() == null
                ? "null"
                : "\"no job for \\\"" + result.sourceDirectoryFileId() + "\\\":\\n" + result.errorMessage() + '"';
    }

    /** Generated code of others fails at a status that it doesn't know. */
    private static BatchStatus listed(BatchStatus status) {
        return status.isKnown() ? status : BatchStatus.COMPLETED;
    }

    private static String text(Object value) {
        return value == null ? "null" : '"' + value.toString() + '"';
    }
}
