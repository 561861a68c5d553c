package io.github.llamabatches.testing;

import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchStatus;
import io.github.llamabatches.model.JobType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A set of batches as an account that has been in use for some months holds them. */
public final class SampleBatches {

    private static final Instant FIRST_CREATED = Instant.parse("2026-03-02T08:00:00Z");
    private static final BatchStatus UNLISTED = BatchStatus.of("REHYDRATING");
    private static final int PROJECTS = 2;
    private static final int DIRECTORIES = 5;

    private SampleBatches() {}

    /**
     * Makes batches of every status, of one status that no release lists, and of both job types, with and without
     * results, in two projects, in the order of their creation.
     *
     * @param count how many, not negative
     * @param seed what the data is drawn from; the same seed gives the same batches
     * @return a new list
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
            BatchBuilder batch = BatchBuilder.batch(id("bat", random))
                    .jobType(random.nextInt(3) == 0 ? JobType.EXTRACT_V2 : JobType.PARSE_V2)
                    .configurationId(random.nextBoolean() ? "cfg-PARSE_AGENTIC" : id("cfg", random))
                    .projectId(projects.get(random.nextInt(PROJECTS)))
                    .sourceDirectoryId(directories.get(random.nextInt(DIRECTORIES)))
                    .status(status)
                    .createdAt(created)
                    .updatedAt(created.plusSeconds(random.nextInt(7200)));
            if (status == BatchStatus.COMPLETED) {
                addResults(batch, random);
            }
            batches.add(batch.build());
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

    private static void addResults(BatchBuilder batch, Random random) {
        for (int files = random.nextInt(5); files > 0; files--) {
            if (random.nextInt(10) == 0) {
                batch.error(id("dfl", random), "the file type is not supported");
            } else {
                batch.job(id("dfl", random), id("pjb", random));
            }
        }
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
