package io.github.llamabatches.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How long a whole process takes from its start to the end of its first page, and how many classes it loads. */
final class ColdStart {

    private static final String CLASS_LOADED = "[class,load]";

    private final Map<Contender, List<Double>> millis = new EnumMap<>(Contender.class);
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

    Ratios time(Contender contender, Contender base) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < millis.get(contender).size(); i++) {
            ratios.add(millis.get(contender).get(i) / millis.get(base).get(i));
        }
        return new Ratios(ratios);
    }

    @Override
    public String toString() {
        Table table = new Table("client", "time, ratio to JDK HttpClient", "ms", "classes loaded");
        for (Contender contender : Contender.values()) {
            table.row(
                    contender.label(),
                    contender == Contender.JDK_HTTP_CLIENT ? "1" : time(contender, Contender.JDK_HTTP_CLIENT),
                    Table.count(Ratios.median(millis.get(contender))),
                    Table.count(classes.get(contender)));
        }
        return table.toString();
    }

    private static double millis(ClassPaths classPaths, Contender contender, String baseUrl) throws IOException {
        long start = System.nanoTime();
        try (JavaProcess process = start(classPaths, contender, baseUrl, List.of())) {
            process.readLine();
            double took = (System.nanoTime() - start) / 1e6;
            process.readAll();
            return took;
        }
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
