package io.github.llamabatches.runtime;

import feign.Param;

/**
 * Checks that an item of a list in a header can be sent as it is.
 *
 * <p>Safe to share between threads.
 */
public final class HeaderItem implements Param.Expander {

    /** For Feign, which makes one for each parameter. */
    public HeaderItem() {}

    /**
     * Checks an item.
     *
     * @param value the item
     * @return its text
     * @throws IllegalArgumentException if the text is empty, or holds anything but ASCII letters, digits and
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
