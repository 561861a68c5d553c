package io.github.llamabatches.bench;

import java.io.IOException;
import java.util.List;

/** The most memory that a whole process has while it lists. */
final class PeakMemory {

    private static final String HEAP = "-Xmx64m";

    private PeakMemory() {}

    static Table table(ClassPaths classPaths, String baseUrl) throws IOException {
        Table table = new Table("client", "100,000 batches, MB", "1,000,000 batches, MB");
        for (Contender contender : Contender.values()) {
            table.row(
                    contender.label(),
                    megabytes(classPaths, contender, baseUrl, 1_000),
                    megabytes(classPaths, contender, baseUrl, 10_000));
        }
        return table;
    }

    private static long megabytes(ClassPaths classPaths, Contender contender, String baseUrl, int pages)
            throws IOException {
        try (JavaProcess process = JavaProcess.start(
                classPaths.classPath(contender),
                List.of(HEAP),
                ListOnce.class,
                contender.rival().getName(),
                baseUrl,
                String.valueOf(pages))) {
            process.readLine();
            return Math.round(Long.parseLong(process.readLine()) / 1024.0);
        }
    }
}
