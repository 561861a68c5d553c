package io.github.llamabatches.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.llamabatches.core.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * The usual body of a failed request. Not on the reference page.
 *
 * <p>Immutable and safe to share between threads. Read from JSON, a required value that is absent or null is refused
 * and unknown fields are ignored. The canonical constructor is not for callers, {@link #builder} is: a field that the
 * API adds becomes one more component.
 *
 * @param detail What went wrong, as a string or as any other JSON. Null if absent.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorBody(@JsonProperty("detail") @Nullable Object detail) {

    /**
     * Checks that nothing required is missing, and copies collections.
     *
     * @param detail may be null
     */
    public ErrorBody {
        detail = Immutable.json(detail);
    }

    /**
     * Starts one with nothing set.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts one with the values of this one.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        Builder builder = builder();
        builder.detail = detail;
        return builder;
    }

    /** Builds a {@link ErrorBody}. Not safe to share between threads. */
    public static final class Builder {
        private @Nullable Object detail;

        private Builder() {}

        /**
         * What went wrong, as a string or as any other JSON.
         *
         * @param detail the value, or null
         * @return this builder
         */
        public Builder detail(@Nullable Object detail) {
            this.detail = detail;
            return this;
        }

        /**
         * Ends it.
         *
         * @return the ErrorBody
         */
        public ErrorBody build() {
            return new ErrorBody(detail);
        }
    }
}
