package io.github.llamabatches.generator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects all that can't be generated, so that one run reports it. */
final class RefusalList {

    private final Map<String, Refusal> refusals = new LinkedHashMap<>();

    /** Does a step that can be refused without a consequence for the others. */
    void collect(Runnable step) {
        try {
            step.run();
        } catch (Refusal.Signal signal) {
            add(signal.refusal());
        }
    }

    private void add(Refusal refusal) {
        // What several parts refer to is refused for each of them.
        refusals.putIfAbsent(refusal.rule() + " " + refusal.pointer(), refusal);
    }

    /** Returns them in the order in which they were found, each once. */
    List<Refusal> toList() {
        return List.copyOf(refusals.values());
    }
}
