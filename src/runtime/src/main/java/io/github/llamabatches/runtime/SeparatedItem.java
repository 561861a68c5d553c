package io.github.llamabatches.runtime;

import feign.Param;

/** Percent-encodes an item of a query list whose items are separated by a character. */
abstract class SeparatedItem implements Param.Expander {

    private final ListItem encoder = new ListItem();
    private final char separator;
    private final String separators;

    SeparatedItem(char separator, String separators) {
        this.separator = separator;
        this.separators = separators;
    }

    /**
     * Encodes an item.
     *
     * @param value the item, whose text is encoded
     * @return ASCII text that Feign doesn't change
     * @throws IllegalArgumentException if the string is empty, contains an unpaired surrogate, or holds the separator:
     *     Feign percent-encodes separators between items and within them in the same way
     */
    @Override
    public final String expand(Object value) {
        if (PercentEncoder.text(value).indexOf(separator) >= 0) {
            throw new IllegalArgumentException(
                    "an item of a list that is joined by " + separators + " cannot hold one");
        }
        return encoder.expand(value);
    }
}
