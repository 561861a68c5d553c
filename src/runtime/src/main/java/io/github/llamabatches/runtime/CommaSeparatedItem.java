package io.github.llamabatches.runtime;

import feign.Param;

/**
 * Percent-encodes an item of a list in a query that is joined by commas.
 *
 * <p>Safe to share between threads.
 */
public final class CommaSeparatedItem implements Param.Expander {

    private final ListItem encoder = new ListItem();

    /** For Feign, which makes one for each parameter. */
    public CommaSeparatedItem() {}

    /**
     * Encodes an item.
     *
     * @param value the item, whose text is encoded
     * @return ASCII that Feign leaves alone
     * @throws IllegalArgumentException if the text is empty, or holds a comma, which Feign writes between the items in
     *     the same way as in them ({@code %2C}), or half of a surrogate pair
     */
    @Override
    public String expand(Object value) {
        if (PercentEncoder.text(value).indexOf(',') >= 0) {
            throw new IllegalArgumentException("an item of a list that is joined by commas cannot hold one");
        }
        return encoder.expand(value);
    }
}
