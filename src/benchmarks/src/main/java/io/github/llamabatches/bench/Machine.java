package io.github.llamabatches.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Describes the machine. */
final class Machine {

    private Machine() {}

    static String description() throws IOException {
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %.0f GB of memory; %s %s; %s %s (%s)",
                entry("/proc/cpuinfo", "model name", System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(entry("/proc/meminfo", "MemTotal", "0").replaceAll("\\D", "")) / 1024.0 / 1024,
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("java.vm.name"),
                Runtime.version(),
                System.getProperty("java.vendor"));
    }

    private static String entry(String file, String name, String otherwise) throws IOException {
        Path path = Path.of(file);
        if (!Files.exists(path)) {
            return otherwise;
        }
        return Files.readAllLines(path).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(otherwise);
    }
}
