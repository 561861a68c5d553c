package io.github.llamabatches.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What share of the machine's processor time others use, looked at while nothing is measured: under load a handoff
 * between threads costs more, and ratios are others. The load average wouldn't do, since the build has just raised it.
 */
final class QuietMachine {

    /** With more than this at the start, nothing is measured unless the command insists. */
    private static final double MOST = 0.1;

    private static final Path STATISTICS = Path.of("/proc/stat");
    private static final int MILLIS = 2_000;

    private final List<Double> shares = new ArrayList<>();

    /** Refuses a machine that is busy, unless it is told that any will do. */
    static QuietMachine expect(String load) throws IOException, InterruptedException {
        QuietMachine machine = new QuietMachine();
        machine.look();
        if (machine.most() > MOST && !load.equals("any")) {
            throw new IllegalStateException(String.format(
                    Locale.ROOT,
                    "Others use %.0f %% of this machine; more than %.0f %% falsify the figures. Wait, or measure"
                            + " nevertheless with -Dbench.load=any; the page will say so.",
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

    /** User, nice, system, idle, waiting for files, interrupts, taken by other machines. */
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

    /** What was seen, in a sentence. */
    @Override
    public String toString() {
        if (shares.isEmpty()) {
            return "How busy the machine was with other things isn't known.";
        }
        String seen = String.format(
                Locale.ROOT,
                "Others used %.0f %% of the machine's processors at the start, and at most %.0f %% of them between two"
                        + " parts of the run.",
                shares.get(0) * 100,
                most() * 100);
        return most() <= MOST ? seen : "**The machine was busy, so these figures don't count.** " + seen;
    }
}
