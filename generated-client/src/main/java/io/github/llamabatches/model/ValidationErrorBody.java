package io.github.llamabatches.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a 422. Not on the reference page.
 *
 * <p>Immutable and safe to share between threads. Read from JSON, a required value that is absent or null is refused
 * and unknown fields are ignored. The canonical constructor is not for callers, {@link #builder} is: a field that the
 * API adds becomes one more component.
 *
 * @param detail What is wrong, one entry per mistake. Null if absent.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ValidationErrorBody(
        @JsonProperty("detail") @JsonSetter(contentNulls = Nulls.FAIL) @Nullable
        List<ValidationError> detail) {

    /**
     * Checks that nothing required is missing, and copies collections.
     *
     * @param detail may be null
     */
    public ValidationErrorBody {
        detail = detail == null ? null : List.copyOf(detail);
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

    /** Builds a {@link ValidationErrorBody}. Not safe to share between threads. */
    public static final class Builder {
        private @Nullable List<ValidationError> detail;

        private Builder() {}

        /**
         * What is wrong, one entry per mistake.
         *
         * @param detail the value, or null
         * @return this builder
         */
        public Builder detail(@Nullable List<ValidationError> detail) {
            this.detail = detail;
            return this;
        }

        /**
         * Ends it.
         *
         * @return the ValidationErrorBody
         */
        public ValidationErrorBody build() {
            return new ValidationErrorBody(detail);
        }
    }
}
