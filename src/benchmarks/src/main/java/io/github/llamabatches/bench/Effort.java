package io.github.llamabatches.bench;

/** How long everything is measured: a run of one round is for trying out, and says so on its page. */
record Effort(int rounds) {

    /** As in the POM. */
    static final int DEFAULT_ROUNDS = 5;

    private static final int ROUNDS_PER_PROCESS = 5;

    boolean isTrial() {
        return rounds == 1;
    }

    /** Processor time that a process uses before it is measured over TLS, which takes 15 to 30 s to be compiled. */
    int tlsWarmUpSeconds() {
        return 20;
    }

    /** The same without TLS, and for what comes on top of it. */
    int warmUpSeconds() {
        return isTrial() ? 2 : 8;
    }

    /** A new process can be compiled otherwise; one for every round would take hours to warm up. */
    int roundsPerProcess() {
        return Math.min(rounds, ROUNDS_PER_PROCESS);
    }

    /** With many listings at once each pass takes seconds. */
    int passes() {
        return (rounds + 1) / 2;
    }

    int memoryPages() {
        return isTrial() ? 1_000 : 10_000;
    }
}
