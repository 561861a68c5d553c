package io.github.llamabatches.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** How long a whole process takes that lists one page, how much of that until it has it, and the classes it loads. */
final class ColdStart {

    private static final String CLASS_LOADED = "[class,load]";

    private record Millis(double toFirstPage, double toExit) {}

    private final Map<Contender, List<Millis>> millis = new EnumMap<>(Contender.class);
    private final Map<Contender, Long> classes = new EnumMap<>(Contender.class);

    static ColdStart measure(ClassPaths classPaths, String baseUrl, int rounds) throws IOException {
        ColdStart coldStart = new ColdStart();
        for (Contender contender : Contender.values()) {
            // It also brings the files into memory.
            coldStart.classes.put(contender, classes(classPaths, contender, baseUrl));
            coldStart.millis.put(contender, new ArrayList<>());
        }
        for (int round = 0; round < rounds; round++) {
            for (Contender contender : Contender.values()) {
                coldStart.millis.get(contender).add(millis(classPaths, contender, baseUrl));
            }
        }
        return coldStart;
    }

    Ratios wholeProcess(Contender contender, Contender base) {
        return ratios(contender, base, Millis::toExit);
    }

    private Ratios ratios(Contender contender, Contender base, ToDoubleFunction<Millis> time) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < millis.get(contender).size(); i++) {
            ratios.add(time.applyAsDouble(millis.get(contender).get(i))
                    / time.applyAsDouble(millis.get(base).get(i)));
        }
        return new Ratios(ratios);
    }

    @Override
    public String toString() {
        Table table = new Table(
                "client",
                "whole process, ratio to JDK HttpClient",
                "ms",
                "to the first page, ratio to JDK HttpClient",
                "ms",
                "classes loaded");
        for (Contender contender : Contender.values()) {
            table.row(
                    contender.label(),
                    ratio(contender, Millis::toExit),
                    median(contender, Millis::toExit),
                    ratio(contender, Millis::toFirstPage),
                    median(contender, Millis::toFirstPage),
                    Table.count(classes.get(contender)));
        }
        return table.toString();
    }

    private Object ratio(Contender contender, ToDoubleFunction<Millis> time) {
        return contender == Contender.JDK_HTTP_CLIENT ? "1" : ratios(contender, Contender.JDK_HTTP_CLIENT, time);
    }

    private String median(Contender contender, ToDoubleFunction<Millis> time) {
        return Table.count(Ratios.median(
                millis.get(contender).stream().map(time::applyAsDouble).toList()));
    }

    private static Millis millis(ClassPaths classPaths, Contender contender, String baseUrl) throws IOException {
        long start = System.nanoTime();
        double toFirstPage;
        try (JavaProcess process = start(classPaths, contender, baseUrl, List.of())) {
            process.readLine();
            toFirstPage = millisSince(start);
            process.readAll();
        }
        return new Millis(toFirstPage, millisSince(start));
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static long classes(ClassPaths classPaths, Contender contender, String baseUrl) throws IOException {
        try (JavaProcess process = start(classPaths, contender, baseUrl, List.of("-Xlog:class+load"))) {
            return process.readAll().stream()
                    .takeWhile(line -> !line.equals(ListOnce.LISTED))
                    .filter(line -> line.contains(CLASS_LOADED))
                    .count();
        }
    }

    private static JavaProcess start(
            ClassPaths classPaths, Contender contender, String baseUrl, List<String> jvmOptions) throws IOException {
        return JavaProcess.start(
                classPaths.classPath(contender),
                jvmOptions,
                ListOnce.class,
                contender.rival().getName(),
                baseUrl,
                "1");
    }
}
