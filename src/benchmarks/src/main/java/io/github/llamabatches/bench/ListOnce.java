package io.github.llamabatches.bench;

import io.github.llamabatches.bench.rivals.Rival;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program that lists once: {@code rival base-url pages}. Prints {@link #LISTED} and then the peak memory of the
 * process in kB, or 0 if the system doesn't provide it.
 */
final class ListOnce {

    static final String LISTED = "listed";

    private ListOnce() {}

    public static void main(String[] args) throws Exception {
        long sum = Rival.connect(args[0], args[1]).list(PageToken.first(Integer.parseInt(args[2]), 0), () -> {});
        if (sum == 0) {
            throw new IllegalStateException("nothing was listed");
        }
        System.out.println(LISTED);
        System.out.println(peakKilobytes());
        // Exits even if a client keeps threads alive.
        System.exit(0);
    }

    private static long peakKilobytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
