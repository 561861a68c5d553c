package io.github.llamabatches.runtime;

import feign.Param;

/**
 * Percent-encodes an item of a query list.
 *
 * <p>Safe to share between threads.
 */
public sealed class ListItem implements Param.Expander
        permits CommaSeparatedItem, PipeSeparatedItem, SpaceSeparatedItem {

    private final PercentEncoder encoder = new PercentEncoder();
    private final String separator;
    private final String separators;

    /** Called by Feign, which creates an instance for each parameter. */
    public ListItem() {
        this("", "");
    }

    /** Creates an encoder for a list whose items are separated by a character in one parameter. */
    ListItem(String separator, String separators) {
        this.separator = separator;
        this.separators = separators;
    }

    /** Returns the separator; empty for a list whose items are parameters. */
    String separator() {
        return separator;
    }

    /**
     * Encodes an item.
     *
     * @param value the item, whose text is encoded
     * @return ASCII text that Feign doesn't change
     * @throws IllegalArgumentException if the string is empty, because Feign would omit the item; if it contains an
     *     unpaired surrogate; or if it contains the separator, because Feign percent-encodes separators between items
     *     and within them in the same way
     */
    @Override
    public final String expand(Object value) {
        String item = encoder.expand(value);
        if (item.isEmpty()) {
            throw new IllegalArgumentException("an item of a list in a query cannot be empty");
        }
        if (!separator.isEmpty() && PercentEncoder.text(value).contains(separator)) {
            throw new IllegalArgumentException(
                    "an item of a list that is joined by " + separators + " cannot hold one");
        }
        return item;
    }
}
