package io.github.llamabatches.runtime;

/**
 * Percent-encodes an item of a query list that is separated by commas.
 *
 * <p>Safe to share between threads.
 */
public final class CommaSeparatedItem extends ListItem {

    /** Called by Feign, which creates an instance for each parameter. */
    public CommaSeparatedItem() {
        super(",", "commas");
    }
}
