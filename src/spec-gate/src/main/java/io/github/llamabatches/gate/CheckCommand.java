package io.github.llamabatches.gate;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Reading;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecSource;
import io.github.llamabatches.gate.internal.reporting.GitHubAnnotations;
import io.github.llamabatches.gate.internal.reporting.JUnitReport;
import io.github.llamabatches.gate.internal.reporting.Report;
import io.github.llamabatches.gate.internal.reporting.TextReport;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Implements {@code check FILE}. Without {@code --released}, the file is compared with the file of the same name in the
 * subfolder {@code released}, if it exists.
 */
final class CheckCommand implements SpecCommand.Subcommand {

    private record Options(
            Path file,
            @Nullable Path report,
            @Nullable Path released,
            Configuration configuration,
            String format,
            boolean forGeneration,
            Generation generation) {}

    @Override
    public String usage() {
        return "check FILE [--released FILE] [--config FILE] [--format text|junit|github] [--report JUNIT.XML]"
                + " [--all | --for-generation] [--operations all|ID,GET /PATH,…] [--unsupported refuse|skip]";
    }

    @Override
    public boolean run(List<String> arguments, PrintStream out, Map<String, String> env) throws GateFailure {
        Path report = null;
        try {
            Options options = options(arguments);
            if (options.report() != null) {
                delete(options.report());
            }
            report = options.report();
            List<Finding> findings = findings(options);
            if (report != null) {
                write(report, junit(options, findings));
            }
            switch (options.format()) {
                case "junit" -> out.print(junit(options, findings));
                case "github" -> out.print(GitHubAnnotations.of(findings));
                default -> {
                    out.print(TextReport.of(options.file(), findings));
                    out.print(GitHubAnnotations.areWanted(env) ? GitHubAnnotations.of(findings) : "");
                }
            }
            return findings.stream().noneMatch(finding -> finding.severity().fails());
        } catch (GateFailure e) {
            reportError(report, e.getMessage());
            throw e;
        } catch (RuntimeException | Error e) {
            // Includes errors such as OutOfMemoryError and StackOverflowError: the report of an earlier run must not
            // remain.
            reportError(report, SpecCommand.describe(e));
            throw e;
        }
    }

    private static List<Finding> findings(Options options) throws GateFailure {
        Reading reading = read(options.file());
        List<Finding> findings = options.forGeneration()
                ? SpecGate.checkForGeneration(reading, options.generation())
                : SpecGate.check(reading, released(options), options.generation());
        return options.configuration().apply(findings);
    }

    private static String junit(Options options, List<Finding> findings) {
        return JUnitReport.of(JUnitReport.rules(options.forGeneration()), findings);
    }

    private static @Nullable SpecDocument released(Options options) throws GateFailure {
        Path file = options.released();
        if (file == null) {
            file = options.file()
                    .toAbsolutePath()
                    .resolveSibling(
                            Path.of("released", options.file().getFileName().toString()));
            if (!Files.exists(file)) {
                return null;
            }
        }
        return document(file);
    }

    /** Reads a document and rejects it if it has errors. */
    static SpecDocument document(Path file) throws GateFailure {
        Reading reading = read(file);
        SpecDocument document = reading.document();
        if (document == null) {
            Finding first = reading.findings().get(0);
            throw new GateFailure("can't be compared: " + Report.path(file) + ":"
                    + first.position().line() + ":" + first.position().column() + ": " + first.message());
        }
        return document;
    }

    static Reading read(Path file) throws GateFailure {
        if (!Files.isRegularFile(file)) {
            throw new GateFailure(
                    (Files.exists(file) ? "this is no file: " : "there is no such file: ") + file.toAbsolutePath());
        }
        try {
            return SpecSource.read(file);
        } catch (IOException e) {
            throw new GateFailure("the file can't be read: " + e);
        }
    }

    private Options options(List<String> arguments) throws GateFailure {
        Deque<String> left = new ArrayDeque<>(arguments);
        Path file = null;
        Path report = null;
        Path released = null;
        Configuration configuration = Configuration.NONE;
        String format = "text";
        boolean forGeneration = false;
        List<String> operations = List.of();
        boolean skip = false;
        while (!left.isEmpty()) {
            String argument = left.remove();
            if (argument.equals("--for-generation")) {
                forGeneration = true;
            } else if (argument.equals("--all")) {
                forGeneration = false;
            } else if (argument.equals("--report") && !left.isEmpty()) {
                report = SpecCommand.path(left.remove());
            } else if (argument.equals("--released") && !left.isEmpty()) {
                released = SpecCommand.path(left.remove());
            } else if (argument.equals("--config") && !left.isEmpty()) {
                configuration = Configuration.read(SpecCommand.path(left.remove()));
            } else if (argument.equals("--format")
                    && List.of("text", "junit", "github").contains(left.peek())) {
                format = left.remove();
            } else if (argument.equals("--operations") && !left.isEmpty()) {
                String wanted = left.remove();
                operations = wanted.isBlank() || wanted.equals("all") ? List.of() : List.of(wanted.split(","));
            } else if (argument.equals("--unsupported")
                    && List.of("refuse", "skip").contains(left.peek())) {
                skip = left.remove().equals("skip");
            } else if (List.of("--format", "--unsupported").contains(argument) && !left.isEmpty()) {
                throw new GateFailure("\"" + argument + "\" has no value \"" + left.peek() + "\"; usage: " + usage());
            } else if (!argument.startsWith("-") && !argument.isBlank() && file == null) {
                file = SpecCommand.path(argument);
            } else {
                throw new GateFailure("not understood: \"" + argument + "\"; usage: " + usage());
            }
        }
        if (file == null) {
            throw new GateFailure("no file is named; usage: " + usage());
        }
        return new Options(
                file, report, released, configuration, format, forGeneration, new Generation(operations, skip));
    }

    private static void reportError(@Nullable Path report, String message) throws GateFailure {
        if (report != null) {
            write(report, JUnitReport.error(message));
        }
    }

    /** Deletes the report of an earlier run, which must not be mistaken for the result of this run. */
    private static void delete(Path file) throws GateFailure {
        if (Files.isDirectory(file)) {
            throw new GateFailure("the report can't be written, because this is a folder: " + file.toAbsolutePath());
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new GateFailure("the old report can't be removed: " + e);
        }
    }

    private static void write(Path file, String text) throws GateFailure {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException | UncheckedIOException e) {
            throw new GateFailure("the report can't be written: " + e);
        }
    }
}
