package io.github.llamabatches.gate;

import io.github.llamabatches.gate.internal.reporting.GitHubAnnotations;
import io.github.llamabatches.gate.internal.reporting.TextReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * The gate's command line. The exit code is 0 without errors and warnings and for {@code --help}, 1 with errors or
 * warnings, and 2 if the check couldn't run.
 */
public final class SpecCommand {

    static final int CLEAN = 0;
    static final int FINDINGS = 1;
    static final int FAILED = 2;

    /** Hostile documents can be nested deeply. */
    private static final long STACK_BYTES = 64L << 20;

    private static final long SECONDS = 120;

    private final Map<String, Subcommand> subcommands = new LinkedHashMap<>();

    /** A subcommand. */
    interface Subcommand {

        /** Returns the name and the arguments. */
        String usage();

        /**
         * Runs the subcommand.
         *
         * @return whether there are no errors and warnings
         */
        boolean run(List<String> arguments, PrintStream out, Map<String, String> env) throws GateFailure;
    }

    SpecCommand() {
        subcommands.put("check", new CheckCommand());
        subcommands.put("changelog", new ChangelogCommand());
    }

    SpecCommand(Map<String, Subcommand> subcommands) {
        this.subcommands.putAll(subcommands);
    }

    /**
     * Runs the command, and exits if the code isn't 0: a build that runs this in its own process continues otherwise.
     *
     * @param args the subcommand and its arguments
     */
    public static void main(String[] args) {
        // Suppresses the warning of SLF4J about a missing logging library.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        int exit = run(args);
        if (exit != CLEAN) {
            System.exit(exit);
        }
    }

    /**
     * Runs the command.
     *
     * @param args the subcommand and its arguments
     * @return the exit code
     */
    public static int run(String... args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int exit = new SpecCommand().run(args, out, err, System.getenv());
        out.flush();
        err.flush();
        return exit;
    }

    /**
     * Checks whether code can be generated from a specification.
     *
     * @param specification the file
     * @return the errors, in the format of {@code check}; empty if there are none
     */
    public static String refusals(Path specification) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(text, true, StandardCharsets.UTF_8);
        String[] args = {"check", specification.toString(), "--for-generation"};
        return new SpecCommand().run(args, out, out, Map.of()) == CLEAN ? "" : text.toString(StandardCharsets.UTF_8);
    }

    /**
     * Runs the command without environment variables.
     *
     * @param args the subcommand and its arguments
     * @return the output
     */
    public static String output(String... args) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(text, true, StandardCharsets.UTF_8);
        new SpecCommand().run(args, out, out, Map.of());
        return text.toString(StandardCharsets.UTF_8);
    }

    int run(String[] args, PrintStream out, PrintStream err, Map<String, String> env) {
        String message;
        try {
            return runGuarded(Arrays.asList(args), out, env) ? CLEAN : FINDINGS;
        } catch (GateFailure e) {
            message = e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            message = "interrupted";
        }
        err.println("spec: " + TextReport.printable(message));
        if (GitHubAnnotations.areWanted(env)) {
            out.print(GitHubAnnotations.error(message));
        }
        return FAILED;
    }

    /** Runs on a thread with a large stack and a time limit, because patterns in a specification can take forever. */
    private boolean runGuarded(List<String> args, PrintStream out, Map<String, String> env)
            throws GateFailure, InterruptedException {
        if (args.contains("--help")) {
            subcommands.values().forEach(subcommand -> out.println("usage: " + subcommand.usage()));
            return true;
        }
        Subcommand subcommand = args.isEmpty() ? null : subcommands.get(args.get(0));
        if (subcommand == null) {
            throw new GateFailure("usage: "
                    + subcommands.values().stream().map(Subcommand::usage).collect(Collectors.joining(" | ")));
        }
        FutureTask<Boolean> task = new FutureTask<>(() -> subcommand.run(args.subList(1, args.size()), out, env));
        Thread thread = new Thread(null, task, "spec", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new GateFailure("the checks didn't finish within " + SECONDS + " s");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GateFailure failure) {
                throw failure;
            }
            throw new GateFailure(describe(e.getCause()));
        }
    }

    static Path path(String text) throws GateFailure {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new GateFailure("this can't be a path: " + e.getMessage());
        }
    }

    /** Reports a bug of the gate, or an error such as OutOfMemoryError. */
    static String describe(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        String text = String.valueOf(e).strip().replaceAll("\\s+", " ");
        return "the gate itself failed, so nothing is known about the specification: "
                + (text.length() > 300 ? text.substring(0, 300) + "…" : text)
                + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
