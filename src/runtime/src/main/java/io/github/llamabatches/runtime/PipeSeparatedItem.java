package io.github.llamabatches.runtime;

/**
 * Percent-encodes an item of a list in a query that is joined by pipes.
 *
 * <p>Safe to share between threads.
 */
public final class PipeSeparatedItem extends SeparatedItem {

    /** For Feign, which makes one for each parameter. */
    public PipeSeparatedItem() {
        super('|', "pipes");
    }
}
