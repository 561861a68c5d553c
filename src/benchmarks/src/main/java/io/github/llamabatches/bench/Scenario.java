package io.github.llamabatches.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Describes a number of concurrent listings.
 *
 * @param listings the number of listings
 * @param pages the number of pages of each
 * @param workMillis the consumer's time per page
 * @param virtual whether to use virtual threads
 */
record Scenario(int listings, int pages, int workMillis, boolean virtual) {

    private static final int MILLIS = 20;

    /** Returns all scenarios on platform threads and, if the JDK supports them, on virtual threads. */
    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        for (boolean virtual : threads()) {
            all.add(new Scenario(1, 300, 0, virtual));
            for (int listings : new int[] {64, 500}) {
                int pages = listings == 64 ? 30 : 10;
                all.add(new Scenario(listings, pages, 0, virtual));
                all.add(new Scenario(listings, pages, MILLIS, virtual));
            }
        }
        return all;
    }

    /** Returns the workloads of the warm-up. */
    static List<Scenario> warmUp() {
        List<Scenario> all = new ArrayList<>();
        for (boolean virtual : threads()) {
            all.add(new Scenario(64, 10, 0, virtual));
        }
        return all;
    }

    private static boolean[] threads() {
        return Runtime.version().feature() >= 21 ? new boolean[] {false, true} : new boolean[] {false};
    }

    /** Describes the delay for a column heading. */
    String label() {
        return workMillis > 0 ? workMillis + " ms of work a page" : "no work";
    }

    String title() {
        String kind = virtual ? "virtual" : "platform";
        return listings == 1
                ? "one listing of " + pages + " pages, on a " + kind + " thread"
                : listings + " listings at once of " + pages + " pages each, on " + kind + " threads";
    }

    static Scenario parse(String[] words) {
        return new Scenario(
                Integer.parseInt(words[0]),
                Integer.parseInt(words[1]),
                Integer.parseInt(words[2]),
                Boolean.parseBoolean(words[3]));
    }

    /** Returns the text that {@link #parse} reads. */
    @Override
    public String toString() {
        return listings + " " + pages + " " + workMillis + " " + virtual;
    }
}
