package io.github.llamabatches.edits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Copies all committed and uncommitted sources of this project, without build output. */
final class ProjectCopy {

    private static final long MINUTES = 20;
    private static final int SHOWN_CHARACTERS = 12_000;

    private final Path folder;

    private ProjectCopy(Path folder) {
        this.folder = folder;
    }

    static ProjectCopy in(Path folder) throws IOException, InterruptedException {
        Path project = Path.of(System.getProperty("project.root"));
        delete(folder);
        Files.createDirectories(folder);
        Path list = folder.resolveSibling(folder.getFileName() + ".files");
        Process git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                .directory(project.toFile())
                .redirectOutput(list.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(git.waitFor()).as("exit code of git ls-files").isZero();
        for (String name : Files.readString(list).split("\0")) {
            Path from = project.resolve(name);
            // Deleted files are listed until the deletion is committed.
            if (Files.isRegularFile(from)) {
                Path to = folder.resolve(name);
                Files.createDirectories(to.getParent());
                Files.copy(from, to);
            }
        }
        Files.delete(list);
        return new ProjectCopy(folder);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Runs Maven offline and returns its output, which the failure message includes too. */
    String maven(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        String script = System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn";
        command.add(
                Path.of(System.getProperty("edits.maven.home"), "bin", script).toString());
        command.addAll(List.of("-o", "-B", "-Dstyle.color=never"));
        command.add("-Dmaven.repo.local=" + System.getProperty("edits.maven.repository"));
        command.addAll(List.of(arguments));
        Path output = folder.resolveSibling(folder.getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // The variables of the Maven that runs this test refer to its own project.
        Map<String, String> environment = builder.environment();
        environment.keySet().removeAll(List.of("MAVEN_PROJECTBASEDIR", "MAVEN_BASEDIR", "MAVEN_CMD_LINE_ARGS"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        Process maven = builder.start();
        boolean ended = false;
        try {
            ended = maven.waitFor(MINUTES, TimeUnit.MINUTES);
        } finally {
            if (!ended) {
                maven.descendants().forEach(ProcessHandle::destroyForcibly);
                maven.destroyForcibly();
            }
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended)
                .as("%s within %s minutes%n%s", String.join(" ", command), MINUTES, end(text))
                .isTrue();
        assertThat(maven.exitValue())
                .as("exit code of %s%n%s", String.join(" ", command), end(text))
                .isZero();
        return text;
    }

    void delete() throws IOException {
        delete(folder);
    }

    private static String end(String text) {
        return text.substring(Math.max(0, text.length() - SHOWN_CHARACTERS));
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(ProjectCopy::deleteFile);
            }
        }
    }

    private static void deleteFile(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
