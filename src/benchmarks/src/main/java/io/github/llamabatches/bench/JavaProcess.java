package io.github.llamabatches.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a program of this suite in a separate process on the same JDK and exchanges lines with it. */
final class JavaProcess implements AutoCloseable {

    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

    private final Process process;
    private final BufferedReader output;

    private JavaProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Sets the trust store of this process and of all processes started later. */
    static void trust(String file, String password) {
        System.setProperty(TRUST_STORE, file);
        System.setProperty(TRUST_STORE_PASSWORD, password);
    }

    static JavaProcess start(String classPath, List<String> jvmOptions, Class<?> program, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        for (String property : List.of(TRUST_STORE, TRUST_STORE_PASSWORD)) {
            if (System.getProperty(property) != null) {
                command.add("-D" + property + "=" + System.getProperty(property));
            }
        }
        // Suppresses the warning of the stock client's logging library about missing configuration.
        command.add("-Dslf4j.internal.verbosity=ERROR");
        command.addAll(List.of("-cp", classPath, program.getName()));
        command.addAll(List.of(arguments));
        return new JavaProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    void say(Object line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    String readLine() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException(process.info().commandLine().orElse("a process") + " ended too early");
        }
        return line;
    }

    List<String> readAll() {
        return output.lines().toList();
    }

    /** Ends the process and waits for its exit. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(process.info().commandLine().orElse("a process") + " failed");
            }
        } catch (InterruptedException e) {
            process.destroy();
            throw new IOException(e);
        }
    }
}
