package io.github.llamabatches.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a batch, as it was when the batch was created.
 *
 * <p>Immutable and safe to share between threads. Read from JSON, a required value that is absent or null is refused
 * and unknown fields are ignored. The canonical constructor is not for callers, {@link #builder} is: a field that the
 * API adds becomes one more component.
 *
 * @param job The job that is created for each source file.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchConfig(
        @JsonProperty(value = "job", required = true) @JsonSetter(nulls = Nulls.FAIL)
        BatchJob job) {

    /**
     * Checks that nothing required is missing, and copies collections.
     *
     * @param job not null
     */
    public BatchConfig {
        Objects.requireNonNull(job, "job");
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
        builder.job = job;
        return builder;
    }

    /** Builds a {@link BatchConfig}. Not safe to share between threads. */
    public static final class Builder {
        private @Nullable BatchJob job;

        private Builder() {}

        /**
         * The job that is created for each source file.
         *
         * @param job the value
         * @return this builder
         */
        public Builder job(BatchJob job) {
            this.job = job;
            return this;
        }

        /**
         * Ends it.
         *
         * @return the BatchConfig
         * @throws NullPointerException if a required value is missing
         */
        public BatchConfig build() {
            return new BatchConfig(Objects.requireNonNull(job, "job"));
        }
    }
}
