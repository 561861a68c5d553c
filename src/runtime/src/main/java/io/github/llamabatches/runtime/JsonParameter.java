package io.github.llamabatches.runtime;

import feign.Param;

/**
 * Writes a query value as JSON, and percent-encodes it.
 *
 * <p>Safe to share between threads.
 */
public final class JsonParameter implements Param.Expander {

    private final PercentEncoder encoder = new PercentEncoder();

    /** Called by Feign, which creates an instance for each parameter. */
    public JsonParameter() {}

    /**
     * Writes a value.
     *
     * @param value a generated model, a map, a string, a number or a boolean
     * @return ASCII text that Feign doesn't change
     * @throws IllegalArgumentException if the value can't be written, or holds half of a surrogate pair
     */
    @Override
    public String expand(Object value) {
        return encoder.expand(JsonUnion.text(value));
    }
}
