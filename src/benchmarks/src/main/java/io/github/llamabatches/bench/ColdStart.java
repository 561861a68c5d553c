package io.github.llamabatches.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Measures a process that lists one page: its time to the first page and to its exit, with and without a class archive,
 * and the number of loaded classes.
 */
final class ColdStart {

    private static final String CLASS_LOADED = "[class,load]";

    private record Millis(double toFirstPage, double toExit, double archived) {}

    private final ClassPaths classPaths;
    private final String baseUrl;
    private final Map<Contender, List<Millis>> millis = new EnumMap<>(Contender.class);
    private final Map<Contender, Long> classes = new EnumMap<>(Contender.class);

    private ColdStart(ClassPaths classPaths, String baseUrl) {
        this.classPaths = classPaths;
        this.baseUrl = baseUrl;
    }

    static ColdStart measure(ClassPaths classPaths, String baseUrl, int rounds) throws IOException {
        ColdStart coldStart = new ColdStart(classPaths, baseUrl);
        Path folder = Files.createTempDirectory("archives");
        try {
            for (Contender contender : Contender.present()) {
                // Also loads the files into the page cache.
                coldStart.classes.put(contender, coldStart.countClasses(contender));
                coldStart.millis.put(contender, new ArrayList<>());
                try (JavaProcess process = coldStart.start(contender, List.of(archive(true, contender, folder)))) {
                    process.readAll();
                }
            }
            for (int round = 0; round < rounds; round++) {
                for (Contender contender : Contender.present()) {
                    coldStart.millis.get(contender).add(coldStart.run(contender, folder));
                }
            }
        } finally {
            for (Contender contender : Contender.present()) {
                Files.deleteIfExists(file(contender, folder));
            }
            Files.delete(folder);
        }
        return coldStart;
    }

    /** Returns the JVM option that writes or uses an archive. */
    private static String archive(boolean write, Contender contender, Path folder) {
        String option = Runtime.version().feature() >= 25
                ? (write ? "-XX:AOTCacheOutput=" : "-XX:AOTCache=")
                : (write ? "-XX:ArchiveClassesAtExit=" : "-XX:SharedArchiveFile=");
        return option + file(contender, folder);
    }

    private static Path file(Contender contender, Path folder) {
        return folder.resolve(contender.name());
    }

    private Millis run(Contender contender, Path folder) throws IOException {
        long start = System.nanoTime();
        double toFirstPage;
        try (JavaProcess process = start(contender, List.of())) {
            process.readLine();
            toFirstPage = millisSince(start);
            process.readAll();
        }
        double toExit = millisSince(start);
        long archivedStart = System.nanoTime();
        try (JavaProcess process = start(contender, List.of(archive(false, contender, folder)))) {
            process.readLine();
            double archived = millisSince(archivedStart);
            process.readAll();
            return new Millis(toFirstPage, toExit, archived);
        }
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private long countClasses(Contender contender) throws IOException {
        try (JavaProcess process = start(contender, List.of("-Xlog:class+load"))) {
            return process.readAll().stream()
                    .takeWhile(line -> !line.equals(ListOnce.LISTED))
                    .filter(line -> line.contains(CLASS_LOADED))
                    .count();
        }
    }

    private JavaProcess start(Contender contender, List<String> jvmOptions) throws IOException {
        return JavaProcess.start(
                classPaths.classPath(contender), jvmOptions, ListOnce.class, contender.rival(), baseUrl, "1");
    }

    Ratios toFirstPage(Contender contender, Contender base) {
        return Ratios.of(values(contender, Millis::toFirstPage), values(base, Millis::toFirstPage));
    }

    private List<Double> values(Contender contender, ToDoubleFunction<Millis> time) {
        return millis.get(contender).stream().map(time::applyAsDouble).toList();
    }

    @Override
    public String toString() {
        Table table = new Table(
                "client",
                "to the first page, ratio to stock Feign",
                "ms",
                "whole process, ms",
                "first page with an archive, ms",
                "ratio to without",
                "classes loaded");
        for (Contender contender : Contender.present()) {
            List<Double> archived = values(contender, Millis::archived);
            table.row(
                    contender.label(),
                    contender == Contender.STOCK_FEIGN ? "1" : toFirstPage(contender, Contender.STOCK_FEIGN),
                    Table.count(Ratios.median(values(contender, Millis::toFirstPage))),
                    Table.count(Ratios.median(values(contender, Millis::toExit))),
                    Table.count(Ratios.median(archived)),
                    Ratios.of(archived, values(contender, Millis::toFirstPage)),
                    Table.count(classes.get(contender)));
        }
        return table.toString();
    }
}
