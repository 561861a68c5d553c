package io.github.llamabatches.testing;

import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchConfig;
import io.github.llamabatches.model.BatchJob;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.model.BatchResult;
import io.github.llamabatches.model.BatchStatus;
import io.github.llamabatches.model.JobReference;
import io.github.llamabatches.model.JobType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Creates sample batches: single ones for a test to adapt, and random sets.
 *
 * <pre>{@code
 * Batch failed = SampleBatches.batch("bat-1").status(BatchStatus.FAILED).build();
 * Batch done = SampleBatches.batch("bat-2")
 *         .status(BatchStatus.COMPLETED)
 *         .results(List.of(SampleBatches.result("dfl-1", "pjb-1", JobType.PARSE_V2)))
 *         .build();
 * }</pre>
 */
public final class SampleBatches {

    private static final Instant FIRST_CREATED = Instant.parse("2026-03-02T08:00:00Z");
    private static final BatchStatus UNLISTED = BatchStatus.of("REHYDRATING");
    private static final int PROJECTS = 2;
    private static final int DIRECTORIES = 5;

    private SampleBatches() {}

    /**
     * Creates a builder of a pending parse batch without results, created at the beginning of 2026. Other required
     * fields have sample values.
     *
     * @param id the id
     * @return a new builder with all required fields set
     */
    public static Batch.Builder batch(String id) {
        return FilledRecords.required(Batch.class, id.hashCode()).toBuilder()
                .id(id)
                .config(config("cfg-PARSE_AGENTIC", JobType.PARSE_V2))
                .projectId("prj-00000000-0000-0000-0000-000000000001")
                .sourceDirectoryId("dir-00000000-0000-0000-0000-000000000001")
                .status(BatchStatus.PENDING)
                .createdAt(Instant.parse("2026-01-01T00:00:00Z"))
                .updatedAt(Instant.parse("2026-01-01T00:00:00Z"));
    }

    /**
     * Creates a page.
     *
     * @param nextPageToken the token of the next page; null on the last page
     * @param items the batches
     * @return the page
     */
    public static BatchPage page(@Nullable String nextPageToken, Batch... items) {
        return FilledRecords.required(BatchPage.class).toBuilder()
                .items(List.of(items))
                .nextPageToken(nextPageToken)
                .build();
    }

    /**
     * Creates the configuration of a batch.
     *
     * @param configurationId the id of a saved product configuration
     * @param jobType the product
     * @return the configuration
     */
    public static BatchConfig config(String configurationId, JobType jobType) {
        BatchJob job = FilledRecords.required(BatchJob.class).toBuilder()
                .configurationId(configurationId)
                .type(jobType)
                .build();
        return FilledRecords.required(BatchConfig.class).toBuilder().job(job).build();
    }

    /**
     * Creates the result of a file for which a job was created.
     *
     * @param sourceDirectoryFileId the id of the file
     * @param jobId the id of the job
     * @param jobType the product
     * @return the result
     */
    public static BatchResult result(String sourceDirectoryFileId, String jobId, JobType jobType) {
        return FilledRecords.required(BatchResult.class).toBuilder()
                .sourceDirectoryFileId(sourceDirectoryFileId)
                .jobReference(FilledRecords.required(JobReference.class).toBuilder()
                        .id(jobId)
                        .type(jobType)
                        .build())
                .build();
    }

    /**
     * Creates the result of a file for which no job could be created.
     *
     * @param sourceDirectoryFileId the id of the file
     * @param errorMessage the reason
     * @return the result
     */
    public static BatchResult error(String sourceDirectoryFileId, String errorMessage) {
        return FilledRecords.required(BatchResult.class).toBuilder()
                .sourceDirectoryFileId(sourceDirectoryFileId)
                .errorMessage(errorMessage)
                .build();
    }

    /**
     * Creates random batches in the order of their creation times: of both job types, with and without results, in two
     * projects, with every status and one that the specification doesn't list.
     *
     * @param count the number of batches
     * @param seed the random seed; the same seed gives the same batches
     * @return a new list
     * @throws IllegalArgumentException if the count is negative
     */
    public static List<Batch> generate(int count, long seed) {
        Random random = new Random(seed);
        List<String> projects = ids("prj", PROJECTS, random);
        List<String> directories = ids("dir", DIRECTORIES, random);
        List<Batch> batches = new ArrayList<>(count);
        Instant created = FIRST_CREATED;
        for (int i = 0; i < count; i++) {
            created = created.plusMillis(random.nextLong(Duration.ofHours(12).toMillis()));
            BatchStatus status = status(random);
            JobType jobType = random.nextInt(3) == 0 ? JobType.EXTRACT_V2 : JobType.PARSE_V2;
            batches.add(batch(id("bat", random))
                    .config(config(random.nextBoolean() ? "cfg-PARSE_AGENTIC" : id("cfg", random), jobType))
                    .projectId(projects.get(random.nextInt(PROJECTS)))
                    .sourceDirectoryId(directories.get(random.nextInt(DIRECTORIES)))
                    .status(status)
                    .createdAt(created)
                    .updatedAt(created.plusSeconds(random.nextInt(7200)))
                    .results(status.equals(BatchStatus.COMPLETED) ? results(jobType, random) : null)
                    .build());
        }
        return batches;
    }

    private static BatchStatus status(Random random) {
        int percent = random.nextInt(100);
        if (percent < 60) {
            return BatchStatus.COMPLETED;
        }
        if (percent < 98) {
            List<BatchStatus> listed = BatchStatus.values();
            return listed.get(random.nextInt(listed.size()));
        }
        return UNLISTED;
    }

    private static @Nullable List<BatchResult> results(JobType jobType, Random random) {
        List<BatchResult> results = new ArrayList<>();
        for (int files = random.nextInt(5); files > 0; files--) {
            String file = id("dfl", random);
            results.add(
                    random.nextInt(10) == 0
                            ? error(file, "the file type is not supported")
                            : result(file, id("pjb", random), jobType));
        }
        return results.isEmpty() ? null : results;
    }

    private static List<String> ids(String prefix, int count, Random random) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(id(prefix, random));
        }
        return ids;
    }

    private static String id(String prefix, Random random) {
        return prefix + "-" + new UUID(random.nextLong(), random.nextLong());
    }
}
