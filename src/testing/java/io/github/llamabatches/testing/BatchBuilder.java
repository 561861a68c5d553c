package io.github.llamabatches.testing;

import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchConfig;
import io.github.llamabatches.model.BatchJob;
import io.github.llamabatches.model.BatchResult;
import io.github.llamabatches.model.BatchStatus;
import io.github.llamabatches.model.JobReference;
import io.github.llamabatches.model.JobType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Batch} for a test. Whatever isn't set has a plausible value, so a test names only what it is about:
 *
 * <pre>{@code
 * Batch batch = BatchBuilder.batch("bat-1").status(BatchStatus.FAILED).build();
 * }</pre>
 *
 * <p>Not safe to share between threads.
 */
public final class BatchBuilder {

    private final String id;
    private String configurationId = "cfg-PARSE_AGENTIC";
    private JobType jobType = JobType.PARSE_V2;
    private String projectId = "prj-00000000-0000-0000-0000-000000000001";
    private String sourceDirectoryId = "dir-00000000-0000-0000-0000-000000000001";
    private BatchStatus status = BatchStatus.PENDING;
    private @Nullable Instant createdAt = Instant.parse("2026-01-01T00:00:00Z");
    private @Nullable Instant updatedAt = Instant.parse("2026-01-01T00:00:00Z");
    private @Nullable List<BatchResult> results;

    private BatchBuilder(String id) {
        this.id = id;
    }

    /**
     * Starts a pending parse batch without results.
     *
     * @param id the id
     * @return a new builder
     */
    public static BatchBuilder batch(String id) {
        return new BatchBuilder(id);
    }

    /**
     * Sets the saved product configuration.
     *
     * @param configurationId the id
     * @return this builder
     */
    public BatchBuilder configurationId(String configurationId) {
        this.configurationId = configurationId;
        return this;
    }

    /**
     * Sets the product, also that of results which are added afterwards.
     *
     * @param jobType the job type
     * @return this builder
     */
    public BatchBuilder jobType(JobType jobType) {
        this.jobType = jobType;
        return this;
    }

    /**
     * Sets the project.
     *
     * @param projectId the id
     * @return this builder
     */
    public BatchBuilder projectId(String projectId) {
        this.projectId = projectId;
        return this;
    }

    /**
     * Sets the source directory.
     *
     * @param sourceDirectoryId the id
     * @return this builder
     */
    public BatchBuilder sourceDirectoryId(String sourceDirectoryId) {
        this.sourceDirectoryId = sourceDirectoryId;
        return this;
    }

    /**
     * Sets the status.
     *
     * @param status the status, listed or not
     * @return this builder
     */
    public BatchBuilder status(BatchStatus status) {
        this.status = status;
        return this;
    }

    /**
     * Sets the time of creation.
     *
     * @param createdAt the time, or null
     * @return this builder
     */
    public BatchBuilder createdAt(@Nullable Instant createdAt) {
        this.createdAt = createdAt;
        return this;
    }

    /**
     * Sets the time of the last change.
     *
     * @param updatedAt the time, or null
     * @return this builder
     */
    public BatchBuilder updatedAt(@Nullable Instant updatedAt) {
        this.updatedAt = updatedAt;
        return this;
    }

    /**
     * Adds the result of a file that has a job.
     *
     * @param sourceDirectoryFileId the file
     * @param jobId the job
     * @return this builder
     */
    public BatchBuilder job(String sourceDirectoryFileId, String jobId) {
        return result(BatchResult.builder()
                .sourceDirectoryFileId(sourceDirectoryFileId)
                .jobReference(JobReference.builder().id(jobId).type(jobType).build())
                .build());
    }

    /**
     * Adds the result of a file for which no job could be created.
     *
     * @param sourceDirectoryFileId the file
     * @param errorMessage the reason
     * @return this builder
     */
    public BatchBuilder error(String sourceDirectoryFileId, String errorMessage) {
        return result(BatchResult.builder()
                .sourceDirectoryFileId(sourceDirectoryFileId)
                .errorMessage(errorMessage)
                .build());
    }

    /**
     * Ends the batch.
     *
     * @return the batch
     */
    public Batch build() {
        return Batch.builder()
                .id(id)
                .config(BatchConfig.builder()
                        .job(BatchJob.builder()
                                .configurationId(configurationId)
                                .type(jobType)
                                .build())
                        .build())
                .projectId(projectId)
                .sourceDirectoryId(sourceDirectoryId)
                .status(status)
                .createdAt(createdAt)
                .results(results)
                .updatedAt(updatedAt)
                .build();
    }

    private BatchBuilder result(BatchResult result) {
        List<BatchResult> all = results == null ? new ArrayList<>() : new ArrayList<>(results);
        all.add(result);
        results = all;
        return this;
    }
}
