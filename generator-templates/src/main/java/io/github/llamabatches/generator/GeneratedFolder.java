package io.github.llamabatches.generator;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compares a folder of generated code with new output of the generator, or replaces it. */
public final class GeneratedFolder {

    /** The command in the remedy of a difference. */
    static final String REMEDY = "mvn -Pregenerate";

    /** The folder of generated files; others, such as the POM and tests, are handwritten. */
    private static final String SOURCES = "src/main";

    private static final String MODULE_DESCRIPTOR = "module-info.java";

    /** A file of the generator, which identifies a folder of generated code. */
    private static final String MARKER = ".openapi-generator/VERSION";

    private static final int SHOWN_LINES = 5;

    private GeneratedFolder() {}

    /**
     * Runs the command.
     *
     * @param args the action, the folder of the new output, the folder to compare or to write, and the class path for
     *     compiling the output
     * @throws IOException if a file can't be read or written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 4 || !Set.of("check", "write").contains(args[0])) {
            fail("usage: GeneratedFolder check|write FRESH TARGET CLASSPATH");
        }
        Path fresh = Path.of(args[1]);
        Path target = Path.of(args[2]);
        String differences = check(fresh, target);
        if (args[0].equals("write")) {
            if (differences.isEmpty()) {
                System.out.println("The " + files(fresh).size() + " generated files in " + target + " are up to date");
                return;
            }
            String complaints = compile(fresh, args[3]);
            if (!complaints.isEmpty()) {
                fail("The generated code doesn't compile, so no file was written. The specification contains an"
                        + " unsupported element, see generator-templates/README.md:\n" + complaints);
            }
            if (!write(fresh, target)) {
                fail(target + " holds files, but not " + MARKER
                        + ", so it may not be a folder of generated code, and wasn't changed. Select a new or empty"
                        + " folder: -Dgenerated.dir=…");
            }
            System.out.println("Generated " + files(fresh).size() + " files in " + target);
        } else if (!differences.isEmpty()) {
            fail(differences);
        }
    }

    /**
     * Checks or writes a folder like {@link #main}, but within a build, which compiles the output.
     *
     * @param action {@code check} or {@code write}
     * @throws GeneratedFolderException if the target differs, or isn't a folder of generated code
     */
    static void settle(String action, Path fresh, Path target) {
        if (!Set.of("check", "write").contains(action)) {
            throw new GeneratedFolderException("The action must be check or write, not \"" + action + "\".");
        }
        try {
            Set<String> expected = files(fresh);
            if (expected.stream().noneMatch(file -> file.endsWith(".java"))) {
                throw new GeneratedFolderException("Only the files in " + SOURCES
                        + " can be compared with a committed copy, but sourceFolder is another folder.");
            }
            if (action.equals("write")) {
                if (!write(fresh, target)) {
                    throw new GeneratedFolderException(target + " holds files, but not " + MARKER
                            + ", so it may not be a folder of generated code, and wasn't changed. Select a new or"
                            + " empty folder.");
                }
                return;
            }
            String differences = check(fresh, target);
            if (!differences.isEmpty()) {
                throw new GeneratedFolderException(differences);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the differences between the target and the new output; empty if there are none. */
    static String check(Path fresh, Path target) throws IOException {
        Set<String> expected = files(fresh);
        Set<String> actual = files(target);
        StringBuilder report = new StringBuilder();
        Set<String> all = new TreeSet<>(expected);
        all.addAll(actual);
        for (String file : all) {
            if (!actual.contains(file)) {
                report.append("  missing    ").append(file).append('\n');
            } else if (!expected.contains(file)) {
                report.append("  obsolete   ").append(file).append('\n');
            } else if (Files.mismatch(fresh.resolve(file), target.resolve(file)) >= 0) {
                report.append("  changed    ").append(file).append('\n');
                appendFirstDifference(report, lines(target.resolve(file)), lines(fresh.resolve(file)));
            }
        }
        if (report.isEmpty()) {
            return "";
        }
        return "The generated code in " + target + " differs from the output of the generator:\n"
                + report + "(- current line, + generated line) Don't edit these files by hand. To update them, run: "
                + REMEDY;
    }

    /**
     * Replaces the target by the new output. Returns false, without any change, if the target isn't a folder of
     * generated code.
     */
    static boolean write(Path fresh, Path target) throws IOException {
        Set<String> expected = files(fresh);
        Set<String> actual = files(target);
        if (!actual.isEmpty() && !actual.contains(MARKER)) {
            return false;
        }
        for (String file : actual) {
            if (!expected.contains(file)) {
                Files.delete(target.resolve(file));
            }
        }
        for (String file : expected) {
            Path destination = target.resolve(file);
            if (!actual.contains(file) || Files.mismatch(fresh.resolve(file), destination) >= 0) {
                Files.createDirectories(destination.getParent());
                Files.write(destination, Files.readAllBytes(fresh.resolve(file)));
            }
        }
        deleteEmptyFolders(target.resolve(SOURCES));
        return true;
    }

    /**
     * Compiles the new output before it replaces the target, because the generator can't check all limits of Java.
     *
     * @return the compiler's messages; empty if it compiles
     */
    static String compile(Path fresh, String classpath) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path classes = Files.createTempDirectory("generated-client");
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<Path> sources = new ArrayList<>();
            for (String file : files(fresh)) {
                if (file.endsWith(".java")) {
                    sources.add(fresh.resolve(file));
                }
            }
            List<String> options = List.of(
                    "-Xlint:all,-processing,-path",
                    "-Werror",
                    "-proc:none",
                    "-implicit:none",
                    "-d",
                    classes.toString(),
                    "-cp",
                    classpath);
            compiler.getTask(complaints, manager, null, options, null, manager.getJavaFileObjectsFromPaths(sources))
                    .call();
        } finally {
            delete(classes);
        }
        return complaints.toString();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) walk.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }

    private static void appendFirstDifference(StringBuilder report, List<String> now, List<String> generated) {
        int first = 0;
        while (first < now.size() && first < generated.size() && now.get(first).equals(generated.get(first))) {
            first++;
        }
        report.append("    from line ").append(first + 1).append(":\n");
        appendLines(report, "    - ", now, first);
        appendLines(report, "    + ", generated, first);
    }

    private static void appendLines(StringBuilder report, String prefix, List<String> lines, int from) {
        for (int i = from; i < Math.min(from + SHOWN_LINES, lines.size()); i++) {
            report.append(prefix).append(lines.get(i)).append('\n');
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /**
     * Returns the generated files, relative to the folder: all sources and the marker. A module descriptor is
     * handwritten, because a specification doesn't define the exported packages.
     */
    private static Set<String> files(Path folder) throws IOException {
        Set<String> files = new TreeSet<>();
        Path sources = folder.resolve(SOURCES);
        if (Files.isDirectory(sources)) {
            try (Stream<Path> walk = Files.walk(sources)) {
                walk.filter(Files::isRegularFile)
                        .filter(path -> !path.endsWith(MODULE_DESCRIPTOR))
                        .forEach(path ->
                                files.add(folder.relativize(path).toString().replace('\\', '/')));
            }
        }
        if (Files.exists(folder.resolve(MARKER))) {
            files.add(MARKER);
        }
        return files;
    }

    private static void deleteEmptyFolders(Path folder) throws IOException {
        List<Path> folders = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).forEach(folders::add);
        }
        for (Path path : folders) {
            try (Stream<Path> children = Files.list(path)) {
                if (children.findAny().isPresent()) {
                    continue;
                }
            }
            Files.delete(path);
        }
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(1);
    }
}
