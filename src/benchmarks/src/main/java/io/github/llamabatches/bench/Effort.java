package io.github.llamabatches.bench;

/** Determines the duration of all measurements. A run of one round is marked as a trial on its page. */
record Effort(int rounds) {

    /** The same as in the POM. */
    static final int DEFAULT_ROUNDS = 5;

    private static final int ROUNDS_PER_PROCESS = 5;

    boolean isTrial() {
        return rounds == 1;
    }

    /** The processor time of the warm-up over TLS, whose code takes 15 to 30 s to be compiled. */
    int tlsWarmUpSeconds() {
        return 30;
    }

    /** The processor time of the warm-up without TLS, and of each further task. */
    int warmUpSeconds() {
        return isTrial() ? 2 : 8;
    }

    /** Compilation differs between processes, but a new process for every round would take hours to warm up. */
    int roundsPerProcess() {
        return Math.min(rounds, ROUNDS_PER_PROCESS);
    }

    /** Each pass of many listings at once takes seconds. */
    int passes() {
        return (rounds + 1) / 2;
    }

    /** Each start takes a second and varies by a tenth. */
    int coldStarts() {
        return 5 * rounds;
    }

    int memoryPages() {
        return isTrial() ? 1_000 : 10_000;
    }
}
