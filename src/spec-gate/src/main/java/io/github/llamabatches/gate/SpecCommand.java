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
 * The gate's command line. It exits with 0 if nothing is wrong, with 1 if something is, and with 2 if it couldn't tell.
 */
public final class SpecCommand {

    static final int CLEAN = 0;
    static final int FINDINGS = 1;
    static final int FAILED = 2;

    /** Hostile documents nest deeply. */
    private static final long STACK_BYTES = 64L << 20;

    private static final long SECONDS = 120;

    private final Map<String, Subcommand> subcommands = new LinkedHashMap<>();

    /** One of the things that the command can do. */
    interface Subcommand {

        /** Its name and its arguments. */
        String usage();

        /**
         * Does it.
         *
         * @return whether nothing is wrong
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
     * Runs the command, and ends the process unless nothing is wrong: a build that runs this in its own process goes
     * on.
     *
     * @param args the subcommand and its arguments
     */
    public static void main(String[] args) {
        // Libraries log, and nobody has to be warned that it goes nowhere.
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
     * @return what to exit with; 0 if nothing is wrong
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
     * @return the findings that are in the way, as {@code check} prints them; empty if there are none
     */
    public static String refusals(Path specification) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(text, true, StandardCharsets.UTF_8);
        String[] args = {"check", specification.toString(), "--for-generation"};
        return new SpecCommand().run(args, out, out, Map.of()) == CLEAN ? "" : text.toString(StandardCharsets.UTF_8);
    }

    /**
     * Runs the command without an environment.
     *
     * @param args the subcommand and its arguments
     * @return all that it prints
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

    /** On a thread with a large stack, and with a time limit: a pattern in a specification can take forever. */
    private boolean runGuarded(List<String> args, PrintStream out, Map<String, String> env)
            throws GateFailure, InterruptedException {
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
            throw new GateFailure("the checks didn't come to an end within " + SECONDS + " s");
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

    /** A mistake in the gate, or a machine that is too small. */
    static String describe(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        String text = String.valueOf(e).strip().replaceAll("\\s+", " ");
        return "the gate itself failed, so nothing is known about the specification: "
                + (text.length() > 300 ? text.substring(0, 300) + "…" : text)
                + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
