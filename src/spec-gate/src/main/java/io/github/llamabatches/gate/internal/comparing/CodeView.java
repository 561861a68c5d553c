package io.github.llamabatches.gate.internal.comparing;

import java.util.List;

/** Joins the changes of two contracts with the differences of the code that is generated from them. */
@FunctionalInterface
public interface CodeView {

    /** Leaves changes as they are, since no code is generated. */
    CodeView NONE = (from, to, changes, operations) -> changes;

    List<Change> join(Contract from, Contract to, List<Change> changes, List<String> operations);
}
