package io.github.llamabatches.runtime;

/**
 * Percent-encodes an item of a list in a query that is joined by commas.
 *
 * <p>Safe to share between threads.
 */
public final class CommaSeparatedItem extends SeparatedItem {

    /** For Feign, which makes one for each parameter. */
    public CommaSeparatedItem() {
        super(',', "commas");
    }
}
