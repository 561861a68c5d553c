package io.github.llamabatches.runtime;

import feign.Param;

/**
 * Checks that an item of a header list can be sent unchanged.
 *
 * <p>Safe to share between threads.
 */
public final class HeaderItem implements Param.Expander {

    /** Called by Feign, which creates an instance for each parameter. */
    public HeaderItem() {}

    /**
     * Checks an item.
     *
     * @param value the item
     * @return the text of the item
     * @throws IllegalArgumentException if the string is empty, or holds characters other than ASCII letters, digits and
     *     {@code -._~}, which Feign would encode; the message doesn't quote the value
     */
    @Override
    public String expand(Object value) {
        String text = PercentEncoder.text(value);
        if (!text.matches("[A-Za-z0-9._~-]+")) {
            throw new IllegalArgumentException("an item of a list in a header can only hold letters, digits and -._~");
        }
        return text;
    }
}
