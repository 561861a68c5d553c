package io.github.llamabatches.bench;

import java.io.IOException;
import java.util.List;

/** Measures the peak memory of a process during a listing. */
final class PeakMemory {

    private PeakMemory() {}

    static Table table(ClassPaths classPaths, String baseUrl, int pages) throws IOException {
        Table table = new Table("client", "MB");
        for (Contender contender : Contender.present()) {
            table.row(contender.label(), megabytes(classPaths, contender, baseUrl, pages));
        }
        return table;
    }

    private static long megabytes(ClassPaths classPaths, Contender contender, String baseUrl, int pages)
            throws IOException {
        try (JavaProcess process = JavaProcess.start(
                classPaths.classPath(contender),
                List.of("-Xmx64m"),
                ListOnce.class,
                contender.rival(),
                baseUrl,
                String.valueOf(pages))) {
            process.readLine();
            return Math.round(Long.parseLong(process.readLine()) / 1024.0);
        }
    }
}
