package io.github.llamabatches.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The job that a batch creates for each file of its source directory.
 *
 * <p>Immutable and safe to share between threads. Read from JSON, a required value that is absent or null is refused
 * and unknown fields are ignored. The canonical constructor is not for callers, {@link #builder} is: a field that the
 * API adds becomes one more component.
 *
 * @param configurationId The saved product configuration, of the same product as the job type.
 * @param type The product that runs.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchJob(
        @JsonProperty(value = "configuration_id", required = true) @JsonSetter(nulls = Nulls.FAIL)
        String configurationId,

        @JsonProperty(value = "type", required = true) @JsonSetter(nulls = Nulls.FAIL)
        JobType type) {

    /**
     * Checks that nothing required is missing, and copies collections.
     *
     * @param configurationId not null
     * @param type not null
     */
    public BatchJob {
        Objects.requireNonNull(configurationId, "configurationId");
        Objects.requireNonNull(type, "type");
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
        builder.configurationId = configurationId;
        builder.type = type;
        return builder;
    }

    /** Builds a {@link BatchJob}. Not safe to share between threads. */
    public static final class Builder {
        private @Nullable String configurationId;
        private @Nullable JobType type;

        private Builder() {}

        /**
         * The saved product configuration, of the same product as the job type.
         *
         * @param configurationId the value
         * @return this builder
         */
        public Builder configurationId(String configurationId) {
            this.configurationId = configurationId;
            return this;
        }

        /**
         * The product that runs.
         *
         * @param type the value
         * @return this builder
         */
        public Builder type(JobType type) {
            this.type = type;
            return this;
        }

        /**
         * Ends it.
         *
         * @return the BatchJob
         * @throws NullPointerException if a required value is missing
         */
        public BatchJob build() {
            return new BatchJob(
                    Objects.requireNonNull(configurationId, "configurationId"), Objects.requireNonNull(type, "type"));
        }
    }
}
