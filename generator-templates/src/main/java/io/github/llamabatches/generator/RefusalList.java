package io.github.llamabatches.generator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects unsupported elements, so that one run reports all of them. */
final class RefusalList {

    private final Map<String, Refusal> refusals = new LinkedHashMap<>();

    /** Runs a step whose refusal doesn't affect other steps. */
    void collect(Runnable step) {
        try {
            step.run();
        } catch (Refusal.Signal signal) {
            add(signal.refusal());
        }
    }

    private void add(Refusal refusal) {
        // A shared component is rejected once for each reference.
        refusals.putIfAbsent(refusal.rule() + " " + refusal.pointer(), refusal);
    }

    /** Returns the refusals in the order in which they were found, without duplicates. */
    List<Refusal> toList() {
        return List.copyOf(refusals.values());
    }
}
