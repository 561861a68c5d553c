package io.github.llamabatches.gate.internal.comparing;

import java.util.List;

/** Combines the changes of two contracts with the differences of their generated code. */
@FunctionalInterface
public interface CodeView {

    /** Returns the changes unmodified, because no code is generated. */
    CodeView NONE = (from, to, changes, operations) -> changes;

    List<Change> join(Contract from, Contract to, List<Change> changes, List<String> operations);
}
