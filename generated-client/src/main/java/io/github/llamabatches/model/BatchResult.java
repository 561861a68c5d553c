package io.github.llamabatches.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one source file.
 *
 * <p>Immutable and safe to share between threads. Read from JSON, a required value that is absent or null is refused
 * and unknown fields are ignored. The canonical constructor is not for callers, {@link #builder} is: a field that the
 * API adds becomes one more component.
 *
 * @param sourceDirectoryFileId The source file. Results are joined on it, not on their position.
 * @param errorMessage Why no job could be created or found for the file. The job's own errors are not told here. Not on
 *     the reference page: it can be null. Null if absent.
 * @param jobReference The job that was created for the file. Not on the reference page: it can be null. Null if absent.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchResult(
        @JsonProperty(value = "source_directory_file_id", required = true) @JsonSetter(nulls = Nulls.FAIL)
        String sourceDirectoryFileId,

        @JsonProperty("error_message") @Nullable String errorMessage,
        @JsonProperty("job_reference") @Nullable JobReference jobReference) {

    /**
     * Checks that nothing required is missing, and copies collections.
     *
     * @param sourceDirectoryFileId not null
     * @param errorMessage may be null
     * @param jobReference may be null
     */
    public BatchResult {
        Objects.requireNonNull(sourceDirectoryFileId, "sourceDirectoryFileId");
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
        builder.sourceDirectoryFileId = sourceDirectoryFileId;
        builder.errorMessage = errorMessage;
        builder.jobReference = jobReference;
        return builder;
    }

    /** Builds a {@link BatchResult}. Not safe to share between threads. */
    public static final class Builder {
        private @Nullable String sourceDirectoryFileId;
        private @Nullable String errorMessage;
        private @Nullable JobReference jobReference;

        private Builder() {}

        /**
         * The source file. Results are joined on it, not on their position.
         *
         * @param sourceDirectoryFileId the value
         * @return this builder
         */
        public Builder sourceDirectoryFileId(String sourceDirectoryFileId) {
            this.sourceDirectoryFileId = sourceDirectoryFileId;
            return this;
        }

        /**
         * Why no job could be created or found for the file. The job's own errors are not told here. Not on the
         * reference page: it can be null.
         *
         * @param errorMessage the value, or null
         * @return this builder
         */
        public Builder errorMessage(@Nullable String errorMessage) {
            this.errorMessage = errorMessage;
            return this;
        }

        /**
         * The job that was created for the file. Not on the reference page: it can be null.
         *
         * @param jobReference the value, or null
         * @return this builder
         */
        public Builder jobReference(@Nullable JobReference jobReference) {
            this.jobReference = jobReference;
            return this;
        }

        /**
         * Ends it.
         *
         * @return the BatchResult
         * @throws NullPointerException if a required value is missing
         */
        public BatchResult build() {
            return new BatchResult(
                    Objects.requireNonNull(sourceDirectoryFileId, "sourceDirectoryFileId"), errorMessage, jobReference);
        }
    }
}
