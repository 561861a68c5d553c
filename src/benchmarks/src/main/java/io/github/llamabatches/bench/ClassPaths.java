package io.github.llamabatches.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Determines the jars of a contender's users from the output of {@code dependency:tree}: its dependencies and their
 * transitive ones. Each contender's processes run with these jars only.
 */
final class ClassPaths {

    /** The group whose jars are in folders of this build; all other jars are in a repository. */
    private static final String OURS = "io.github.llamabatches";

    private static final String STOCK_CLIENT = OURS + ":llamacloud-batches-benchmarks-stock-client";

    private final Map<String, Set<String>> dependencies;
    private final List<Path> resolved;
    private final Path benchmarks;
    private final Path vendor;

    private ClassPaths(Map<String, Set<String>> dependencies, List<Path> resolved, Path benchmarks, Path vendor) {
        this.dependencies = dependencies;
        this.resolved = resolved;
        this.benchmarks = benchmarks;
        this.vendor = vendor;
    }

    /** Reads the class paths of the build whose output is in this folder. */
    static ClassPaths of(Path target) throws IOException {
        // The jar, because class archives can't contain classes from folders.
        Path benchmarks;
        try (Stream<Path> files = Files.list(target)) {
            benchmarks = files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
        return new ClassPaths(
                tree(Files.readAllLines(target.resolve("tree.txt"))),
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .toList(),
                benchmarks,
                Vendor.isPresent() ? Vendor.compile(benchmarks, target) : target);
    }

    /** Returns the class path of a contender's users. */
    List<Path> jars(Contender contender) throws IOException {
        if (contender == Contender.VENDOR) {
            return Vendor.jars();
        }
        Set<String> wanted = new LinkedHashSet<>();
        contender.dependencies().forEach(dependency -> collect(dependency, contender.exclusions(), wanted));
        return wanted.stream().map(this::jar).toList();
    }

    /**
     * Returns the class path of a contender's process: the same with the benchmarks and, if needed, the stock client.
     */
    String classPath(Contender contender) throws IOException {
        List<Path> ours = switch (contender) {
            case STOCK_GENERATOR -> List.of(benchmarks, jar(STOCK_CLIENT));
            case VENDOR -> List.of(benchmarks, vendor);
            default -> List.of(benchmarks);
        };
        return Stream.concat(ours.stream(), jars(contender).stream())
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

    /** Returns the version of an artifact, which is the name of its folder. */
    String version(String artifact) {
        return jar(artifact).getParent().getFileName().toString();
    }

    private void collect(String artifact, Set<String> excluded, Set<String> into) {
        if (!excluded.contains(artifact) && into.add(artifact)) {
            dependencies.getOrDefault(artifact, Set.of()).forEach(next -> collect(next, excluded, into));
        }
    }

    private Path jar(String artifact) {
        String[] parts = artifact.split(":");
        String folder = '/' + parts[0].replace('.', '/') + '/' + parts[1] + '/';
        Predicate<Path> wanted = parts[0].equals(OURS)
                ? path -> path.getFileName().toString().matches(parts[1] + "-[0-9].*[.]jar")
                : path -> path.toString().replace('\\', '/').contains(folder);
        return resolved.stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(artifact + " is not on the class path"));
    }

    /**
     * Returns the dependencies of each artifact. A line {@code | +- group:artifact:…}, or the same in parentheses, is
     * nested in a previous line.
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
}
