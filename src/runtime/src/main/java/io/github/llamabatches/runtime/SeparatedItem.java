package io.github.llamabatches.runtime;

import feign.Param;

/** Percent-encodes an item of a list in a query whose items are joined by a character. */
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
     * @return ASCII that Feign leaves alone
     * @throws IllegalArgumentException if the text is empty, or holds the separator, which Feign writes between the
     *     items in the same way as in them (percent-encoded), or half of a surrogate pair
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
