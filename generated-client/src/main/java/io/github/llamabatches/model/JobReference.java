package io.github.llamabatches.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Points to a job that a batch created.
 *
 * <p>Immutable and safe to share between threads. Read from JSON, a required value that is absent or null is refused
 * and unknown fields are ignored. The canonical constructor is not for callers, {@link #builder} is: a field that the
 * API adds becomes one more component.
 *
 * @param id The id of the job, such as that of a parse job.
 * @param type The product that the job belongs to.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobReference(
        @JsonProperty(value = "id", required = true) @JsonSetter(nulls = Nulls.FAIL)
        String id,

        @JsonProperty(value = "type", required = true) @JsonSetter(nulls = Nulls.FAIL)
        JobType type) {

    /**
     * Checks that nothing required is missing, and copies collections.
     *
     * @param id not null
     * @param type not null
     */
    public JobReference {
        Objects.requireNonNull(id, "id");
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
        builder.id = id;
        builder.type = type;
        return builder;
    }

    /** Builds a {@link JobReference}. Not safe to share between threads. */
    public static final class Builder {
        private @Nullable String id;
        private @Nullable JobType type;

        private Builder() {}

        /**
         * The id of the job, such as that of a parse job.
         *
         * @param id the value
         * @return this builder
         */
        public Builder id(String id) {
            this.id = id;
            return this;
        }

        /**
         * The product that the job belongs to.
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
         * @return the JobReference
         * @throws NullPointerException if a required value is missing
         */
        public JobReference build() {
            return new JobReference(Objects.requireNonNull(id, "id"), Objects.requireNonNull(type, "type"));
        }
    }
}
