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

/** Compares a folder of generated code with a fresh generation, or makes it equal to one. */
public final class GeneratedFolder {

    /** The command that mends a difference, as the message names it. */
    static final String REMEDY = "mvn -Pregenerate";

    /** Everything in it is generated; a file beside it, such as a pom or a test, isn't. */
    private static final String SOURCES = "src/main";

    private static final String MODULE_DESCRIPTOR = "module-info.java";

    /** The generator writes this file, so a folder that holds it is known to hold generated sources. */
    private static final String MARKER = ".openapi-generator/VERSION";

    private static final int SHOWN_LINES = 5;

    private GeneratedFolder() {}

    /**
     * Runs the command.
     *
     * @param args the action, the folder of the fresh generation, the folder to compare with it or to write, and the
     *     class path to compile it with
     * @throws IOException if a file cannot be read or written
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
                fail(
                        "What is generated from this specification doesn't compile, so nothing was written. Something in it"
                                + " isn't supported, see generator-templates/README.md:\n" + complaints);
            }
            if (!write(fresh, target)) {
                fail(target + " holds files, but not " + MARKER
                        + ", so it isn't known to be a folder of generated code,"
                        + " and is left as it is. Name a new or an empty folder: -Dgenerated.dir=…");
            }
            System.out.println("Generated " + files(fresh).size() + " files in " + target);
        } else if (!differences.isEmpty()) {
            fail(differences);
        }
    }

    /**
     * Checks or writes as {@link #main} does, but within a build: a difference is an exception, and the build itself
     * compiles.
     *
     * @param action {@code check} or {@code write}
     * @throws GeneratedFolderException if the target differs, or isn't generated code and so can't be written
     */
    static void settle(String action, Path fresh, Path target) {
        if (!Set.of("check", "write").contains(action)) {
            throw new GeneratedFolderException("The action is check or write, not \"" + action + "\".");
        }
        try {
            Set<String> expected = files(fresh);
            if (expected.stream().noneMatch(file -> file.endsWith(".java"))) {
                throw new GeneratedFolderException("Only what is generated in " + SOURCES
                        + " can be compared with a committed copy; sourceFolder is another folder.");
            }
            if (action.equals("write")) {
                if (!write(fresh, target)) {
                    throw new GeneratedFolderException(target + " holds files, but not " + MARKER
                            + ", so it isn't known to be a folder of generated code,"
                            + " and is left as it is. Name a new or an empty folder.");
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

    /** Describes how the target differs from the fresh generation; empty if it doesn't. */
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
                report.append("  left over  ").append(file).append('\n');
            } else if (Files.mismatch(fresh.resolve(file), target.resolve(file)) >= 0) {
                report.append("  changed    ").append(file).append('\n');
                appendFirstDifference(report, lines(target.resolve(file)), lines(fresh.resolve(file)));
            }
        }
        if (report.isEmpty()) {
            return "";
        }
        return "The generated code in " + target + " is not what is generated from the specification:\n"
                + report + "(- is there now, + is what is generated.) Never edit these files by hand. To mend it, run: "
                + REMEDY;
    }

    /**
     * Makes the target equal to the fresh generation; false, with nothing touched, if the target isn't generated code.
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
     * Compiles the fresh generation, so that nothing is written that doesn't compile: the templates can't check all of
     * their limits.
     *
     * @return the messages of the compiler, empty if there are none
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
     * The generated files, relative to the folder: its sources to the last one, and the marker. A module descriptor is
     * written by hand, since a specification doesn't say whom a package is for.
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
