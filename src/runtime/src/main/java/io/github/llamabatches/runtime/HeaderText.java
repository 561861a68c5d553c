package io.github.llamabatches.runtime;

import feign.Param;

/**
 * Checks that the value of a header can be sent unchanged.
 *
 * <p>Safe to share between threads.
 */
public final class HeaderText implements Param.Expander {

    /** Called by Feign, which creates an instance for each parameter. */
    public HeaderText() {}

    /**
     * Checks a value.
     *
     * @param value the value
     * @return the text of the value
     * @throws IllegalArgumentException if the string is empty, begins or ends with a space, holds characters other than
     *     visible ASCII and spaces (RFC 9110, section 5.5), or holds something that Feign would change: a brace, which
     *     it interprets as a template, or {@code %2F}, which it decodes; the message doesn't quote the value
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

    /** Rejects characters that aren't visible ASCII, or that Feign changes. */
    static void requireSendable(String text, String rejected, String what) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f || rejected.indexOf(c) >= 0 || text.startsWith("%2F", i)) {
                throw new IllegalArgumentException(
                        what + " holds a character that cannot be sent, at position " + (i + 1));
            }
        }
    }
}
