package io.github.llamabatches.runtime;

import feign.Param;

/**
 * Writes a cookie parameter as {@code name=value}. The name isn't part of Feign's header template, because Feign would
 * send it without a value if the parameter is null.
 *
 * <p>Safe to share between threads.
 */
public abstract class CookieExpander implements Param.Expander {

    private final String name;
    private final String end;

    /**
     * Creates an expander for the last cookie of a request.
     *
     * @param name the name of the cookie
     */
    protected CookieExpander(String name) {
        this(name, "");
    }

    /**
     * Creates an expander for a cookie.
     *
     * @param name the name of the cookie
     * @param end the separator behind it, if another cookie always follows
     */
    protected CookieExpander(String name, String end) {
        this.name = name;
        this.end = end;
    }

    /**
     * Writes the cookie.
     *
     * @param value the value
     * @return the cookie
     * @throws IllegalArgumentException if the value holds a character that isn't allowed in a cookie value (RFC 6265,
     *     section 4.1.1), or that Feign would change: a brace, which it interprets as a template, or {@code %2F}, which
     *     it decodes; the message doesn't quote the value
     */
    @Override
    public final String expand(Object value) {
        String text = PercentEncoder.text(value);
        HeaderText.requireSendable(text, " \",;\\{}", "the cookie " + name);
        return name + "=" + text + end;
    }
}
