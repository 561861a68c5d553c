package io.github.llamabatches.runtime;

/**
 * Percent-encodes an item of a list in a query that is joined by spaces.
 *
 * <p>Safe to share between threads.
 */
public final class SpaceSeparatedItem extends SeparatedItem {

    /** For Feign, which makes one for each parameter. */
    public SpaceSeparatedItem() {
        super(' ', "spaces");
    }
}
