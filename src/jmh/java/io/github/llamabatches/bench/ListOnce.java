package io.github.llamabatches.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program that lists once and ends: {@code rival base-url pages}. Prints how many classes were loaded, and the most
 * memory that the process had, in kB; 0 where the system doesn't tell.
 */
final class ListOnce {

    private ListOnce() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Rival rival = Rival.valueOf(args[0]);
        long sum = rival.connect(args[1]).list(PageServer.firstToken(Integer.parseInt(args[2]), 0));
        if (sum == 0) {
            throw new IllegalStateException("nothing was listed");
        }
        System.out.println(
                ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() + " " + peakKilobytes());
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
