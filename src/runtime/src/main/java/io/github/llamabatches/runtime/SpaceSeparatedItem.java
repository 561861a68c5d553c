package io.github.llamabatches.runtime;

/**
 * Percent-encodes an item of a query list that is separated by spaces.
 *
 * <p>Safe to share between threads.
 */
public final class SpaceSeparatedItem extends ListItem {

    /** Called by Feign, which creates an instance for each parameter. */
    public SpaceSeparatedItem() {
        super(" ", "spaces");
    }
}
