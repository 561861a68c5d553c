package io.github.llamabatches.runtime;

import feign.Param;

/**
 * Percent-encodes an item of a query list.
 *
 * <p>Safe to share between threads.
 */
public final class ListItem implements Param.Expander {

    private final PercentEncoder encoder = new PercentEncoder();

    /** Called by Feign, which creates an instance for each parameter. */
    public ListItem() {}

    /**
     * Encodes an item.
     *
     * @param value the item, whose text is encoded
     * @return ASCII text that Feign doesn't change
     * @throws IllegalArgumentException if the string is empty, because Feign would omit the item, or contains an
     *     unpaired surrogate
     */
    @Override
    public String expand(Object value) {
        String item = encoder.expand(value);
        if (item.isEmpty()) {
            throw new IllegalArgumentException("an item of a list in a query cannot be empty");
        }
        return item;
    }
}
