package io.github.llamabatches.runtime;

import feign.Param;

/**
 * Checks that the value of a header can be sent as it is.
 *
 * <p>Safe to share between threads.
 */
public final class HeaderText implements Param.Expander {

    /** For Feign, which makes one for each parameter. */
    public HeaderText() {}

    /**
     * Checks a value.
     *
     * @param value the value
     * @return its text
     * @throws IllegalArgumentException if the text is empty, begins or ends with a space, holds anything but visible
     *     ASCII and spaces (RFC 9110, section 5.5), or something that Feign would send differently: a brace, which it
     *     takes for a template, or {@code %2F}, which it turns into a slash; the message doesn't quote the value
     */
    @Override
    public String expand(Object value) {
        String text = PercentEncoder.text(value);
        if (text.isEmpty() || text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ') {
            throw new IllegalArgumentException("the value of a header cannot be empty, or begin or end with a space");
        }
        requireSendable(text, "{}", "the value of a header");
        return text;
    }

    /** Refuses what isn't ASCII, isn't visible, or is changed by Feign. */
    static void requireSendable(String text, String refused, String what) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f || refused.indexOf(c) >= 0 || text.startsWith("%2F", i)) {
                throw new IllegalArgumentException(
                        what + " holds a character that cannot be sent, at position " + (i + 1));
            }
        }
    }
}
