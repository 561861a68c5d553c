package io.github.llamabatches.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whole processes of {@link ListOnce}, as somebody sees them who starts a program. */
final class Processes {

    /** What one process took, from its start to its end. */
    record Run(double millis, long classes, long peakKilobytes) {}

    private Processes() {}

    static Run run(Rival rival, String baseUrl, int pages, String... jvmOptions) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Arrays.asList(jvmOptions));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ListOnce.class.getName()));
        command.addAll(List.of(rival.name(), baseUrl, String.valueOf(pages)));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(rival + " ended with " + process.exitValue());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        double millis = (System.nanoTime() - start) / 1e6;
        String[] numbers = output.split(" ");
        return new Run(millis, Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    }
}
