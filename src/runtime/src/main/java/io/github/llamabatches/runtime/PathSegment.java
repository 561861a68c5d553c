package io.github.llamabatches.runtime;

import feign.Param;

/**
 * Percent-encodes a path value, and rejects one that would change the addressed resource.
 *
 * <p>Safe to share between threads.
 */
public final class PathSegment implements Param.Expander {

    private final PercentEncoder encoder = new PercentEncoder();

    /** Called by Feign, which creates an instance for each parameter. */
    public PathSegment() {}

    /**
     * Encodes a value.
     *
     * @param value the value, whose text is encoded
     * @return ASCII text that Feign doesn't change
     * @throws IllegalArgumentException if the string is empty, {@code .} or {@code ..}, which servers remove from a
     *     path (RFC 3986, section 5.2.4), or contains an unpaired surrogate
     */
    @Override
    public String expand(Object value) {
        String segment = encoder.expand(value);
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
            throw new IllegalArgumentException("a value of a path cannot be \"" + segment + "\"");
        }
        return segment;
    }
}
