package io.github.llamabatches.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Determines the share of the machine's processor time that other processes use, between measurements: under load,
 * thread handoffs cost more, which changes the ratios. The load average is unsuitable, because the build has just
 * raised it.
 */
final class QuietMachine {

    /** The maximum share at the start, unless the command overrides it. */
    private static final double MOST = 0.1;

    private static final Path STATISTICS = Path.of("/proc/stat");
    private static final int MILLIS = 2_000;

    private final List<Double> shares = new ArrayList<>();

    /** Fails on a busy machine, unless the command allows any load. */
    static QuietMachine expect(String load) throws IOException, InterruptedException {
        QuietMachine machine = new QuietMachine();
        machine.look();
        if (machine.most() > MOST && !load.equals("any")) {
            throw new IllegalStateException(String.format(
                    Locale.ROOT,
                    "Other processes use %.0f %% of this machine; more than %.0f %% make the figures invalid. Wait, or"
                            + " measure anyway with -Dbench.load=any, which the page will mention.",
                    machine.most() * 100,
                    MOST * 100));
        }
        return machine;
    }

    void look() throws IOException, InterruptedException {
        if (Files.exists(STATISTICS)) {
            long[] before = ticks();
            Thread.sleep(MILLIS);
            long[] after = ticks();
            shares.add(1 - (double) (idle(after) - idle(before)) / (sum(after) - sum(before)));
        }
    }

    /** Reads the times in the states user, nice, system, idle, iowait, irq, softirq and steal. */
    private static long[] ticks() throws IOException {
        return Arrays.stream(Files.readAllLines(STATISTICS).get(0).split(" +"))
                .skip(1)
                .limit(8)
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static long idle(long[] ticks) {
        return ticks[3] + ticks[4];
    }

    private static long sum(long[] ticks) {
        return Arrays.stream(ticks).sum();
    }

    private double most() {
        return shares.stream().mapToDouble(share -> share).max().orElse(0);
    }

    /** Describes the load in a sentence. */
    @Override
    public String toString() {
        if (shares.isEmpty()) {
            return "The load of other processes is unknown.";
        }
        String seen = String.format(
                Locale.ROOT,
                "Other processes used %.0f %% of the processor time at the start, and at most %.0f %% between two"
                        + " parts of the run.",
                shares.get(0) * 100,
                most() * 100);
        return most() <= MOST ? seen : "**The machine was busy, so these figures aren't valid.** " + seen;
    }
}
