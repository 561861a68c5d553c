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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Implements {@code check FILE}. Without {@code --released}, the file is compared with the file of the same name in the
 * subfolder {@code released}, if it exists.
 */
final class CheckCommand implements SpecCommand.Subcommand {

    private static final String WITH_VALUE = "--(report|released|config|operations|format|unsupported)";
    private static final String WRONG_VALUE =
            "(?s)--format (?!(text|junit|github)$).*|--unsupported (?!(refuse|skip)$).*";

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
        Map<String, String> given = new HashMap<>();
        while (!left.isEmpty()) {
            String argument = left.remove();
            if (argument.matches("--(all|for-generation)")) {
                given.put("mode", argument);
            } else if (argument.matches(WITH_VALUE) && !left.isEmpty()) {
                if ((argument + " " + left.peek()).matches(WRONG_VALUE)) {
                    throw misuse("\"" + argument + "\" has no value \"" + left.peek() + "\"");
                }
                given.put(argument, left.remove());
            } else if (argument.startsWith("-") || argument.isBlank() || given.putIfAbsent("file", argument) != null) {
                throw misuse("unknown argument \"" + argument + "\"");
            }
        }
        if (!given.containsKey("file")) {
            throw misuse("no file is named");
        }
        String operations = given.getOrDefault("--operations", "all");
        return new Options(
                SpecCommand.path(given.get("file")),
                path(given, "--report"),
                path(given, "--released"),
                given.containsKey("--config") ? Configuration.read(path(given, "--config")) : Configuration.NONE,
                given.getOrDefault("--format", "text"),
                "--for-generation".equals(given.get("mode")),
                new Generation(
                        operations.isBlank() || operations.equals("all") ? List.of() : List.of(operations.split(",")),
                        "skip".equals(given.get("--unsupported"))));
    }

    private static @Nullable Path path(Map<String, String> given, String option) throws GateFailure {
        return given.containsKey(option) ? SpecCommand.path(given.get(option)) : null;
    }

    private GateFailure misuse(String problem) {
        return new GateFailure(problem + "; usage: " + usage());
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
