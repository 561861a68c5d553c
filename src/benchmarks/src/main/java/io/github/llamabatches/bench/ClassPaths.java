package io.github.llamabatches.bench;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jars that somebody gets who depends on what a contender needs, as Maven resolved them: what follows from its
 * dependencies in the tree that {@code dependency:tree} wrote. Each contender's processes run on these alone.
 */
final class ClassPaths {

    private final Map<String, Set<String>> dependencies;
    private final List<Path> resolved;
    private final Path benchmarks;
    private final Path ownJar;

    private ClassPaths(Map<String, Set<String>> dependencies, List<Path> resolved, Path benchmarks, Path ownJar) {
        this.dependencies = dependencies;
        this.resolved = resolved;
        this.benchmarks = benchmarks;
        this.ownJar = ownJar;
    }

    /** Of the build whose output is in this folder. */
    static ClassPaths of(Path target) throws IOException {
        Path bench = target.resolve("bench");
        return new ClassPaths(
                tree(Files.readAllLines(bench.resolve("tree.txt"))),
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .toList(),
                bench.resolve("classes"),
                pack(target.resolve("classes"), bench.resolve("this-client.jar")));
    }

    /** What a contender's users have on their class path. */
    List<Path> jars(Contender contender) {
        Set<String> wanted = new LinkedHashSet<>();
        contender.dependencies().forEach(dependency -> collect(dependency, wanted));
        Stream<Path> own = contender.isThisClient() ? Stream.of(ownJar) : Stream.empty();
        return Stream.concat(own, wanted.stream().map(this::jar)).toList();
    }

    /** The same and the benchmarks, for a process. */
    String classPath(Contender contender) {
        return Stream.concat(Stream.of(benchmarks), jars(contender).stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    long size(Contender contender) throws IOException {
        long size = 0;
        for (Path jar : jars(contender)) {
            size += Files.size(jar);
        }
        return size;
    }

    /** The version of an artifact, by the folder that it lies in. */
    String version(String artifact) {
        return jar(artifact).getParent().getFileName().toString();
    }

    private void collect(String artifact, Set<String> into) {
        if (into.add(artifact)) {
            dependencies.getOrDefault(artifact, Set.of()).forEach(next -> collect(next, into));
        }
    }

    private Path jar(String artifact) {
        String[] parts = artifact.split(":");
        String folder = parts[0].replace('.', '/') + '/' + parts[1] + '/';
        return resolved.stream()
                .filter(path -> path.toString().replace('\\', '/').contains('/' + folder))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(artifact + " is not on the class path"));
    }

    /**
     * What each artifact depends on: a line {@code | +- group:artifact:…}, or the same in brackets, is below another.
     */
    private static Map<String, Set<String>> tree(List<String> lines) {
        Map<String, Set<String>> dependencies = new HashMap<>();
        Map<Integer, String> above = new HashMap<>();
        for (String line : lines) {
            String text = line.replaceFirst("^[| +\\\\-]*\\(?", "");
            int depth = line.replaceFirst("[^| +\\\\-].*", "").length() / 3;
            String[] parts = text.split(":");
            String artifact = parts[0] + ':' + parts[1];
            above.put(depth, artifact);
            if (depth > 1) {
                dependencies
                        .computeIfAbsent(above.get(depth - 1), key -> new LinkedHashSet<>())
                        .add(artifact);
            }
        }
        return dependencies;
    }

    /** Packs this library as the build does, without what goes into the other jar. */
    private static Path pack(Path classes, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(classes.resolve("io/github/llamabatches/testing")))
                    .sorted()
                    .toList();
        }
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Path file : files) {
                entries.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, entries);
            }
        }
        return jar;
    }
}
