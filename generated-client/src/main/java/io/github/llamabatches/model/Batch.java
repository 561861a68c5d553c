package io.github.llamabatches.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One product configuration, run over the files of one source directory.
 *
 * <p>Immutable and safe to share between threads. Read from JSON, a required value that is absent or null is refused
 * and unknown fields are ignored. The canonical constructor is not for callers, {@link #builder} is: a field that the
 * API adds becomes one more component.
 *
 * @param id Identifies the batch.
 * @param config What the batch runs, as it was when the batch was created.
 * @param projectId The project that the batch belongs to.
 * @param sourceDirectoryId The directory whose files the batch works through.
 * @param status How far the batch has come.
 * @param createdAt When the batch was created. Not on the reference page: it can be null. Null if absent.
 * @param results What became of each source file. Null until the mapping from files to jobs exists, and whenever the
 *     server was not asked to expand it. Not on the reference page: null is possible in every status. Null if absent.
 * @param updatedAt When the batch last changed. Not on the reference page: it can be null. Null if absent.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Batch(
        @JsonProperty(value = "id", required = true) @JsonSetter(nulls = Nulls.FAIL)
        String id,

        @JsonProperty(value = "config", required = true) @JsonSetter(nulls = Nulls.FAIL)
        BatchConfig config,

        @JsonProperty(value = "project_id", required = true) @JsonSetter(nulls = Nulls.FAIL)
        String projectId,

        @JsonProperty(value = "source_directory_id", required = true) @JsonSetter(nulls = Nulls.FAIL)
        String sourceDirectoryId,

        @JsonProperty(value = "status", required = true) @JsonSetter(nulls = Nulls.FAIL)
        BatchStatus status,

        @JsonProperty("created_at") @Nullable Instant createdAt,

        @JsonProperty("results") @JsonSetter(contentNulls = Nulls.FAIL) @Nullable
        List<BatchResult> results,

        @JsonProperty("updated_at") @Nullable Instant updatedAt) {

    /**
     * Checks that nothing required is missing, and copies collections.
     *
     * @param id not null
     * @param config not null
     * @param projectId not null
     * @param sourceDirectoryId not null
     * @param status not null
     * @param createdAt may be null
     * @param results may be null
     * @param updatedAt may be null
     */
    public Batch {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(config, "config");
        Objects.requireNonNull(projectId, "projectId");
        Objects.requireNonNull(sourceDirectoryId, "sourceDirectoryId");
        Objects.requireNonNull(status, "status");
        results = results == null ? null : List.copyOf(results);
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
        builder.config = config;
        builder.projectId = projectId;
        builder.sourceDirectoryId = sourceDirectoryId;
        builder.status = status;
        builder.createdAt = createdAt;
        builder.results = results;
        builder.updatedAt = updatedAt;
        return builder;
    }

    /** Builds a {@link Batch}. Not safe to share between threads. */
    public static final class Builder {
        private @Nullable String id;
        private @Nullable BatchConfig config;
        private @Nullable String projectId;
        private @Nullable String sourceDirectoryId;
        private @Nullable BatchStatus status;
        private @Nullable Instant createdAt;
        private @Nullable List<BatchResult> results;
        private @Nullable Instant updatedAt;

        private Builder() {}

        /**
         * Identifies the batch.
         *
         * @param id the value
         * @return this builder
         */
        public Builder id(String id) {
            this.id = id;
            return this;
        }

        /**
         * What the batch runs, as it was when the batch was created.
         *
         * @param config the value
         * @return this builder
         */
        public Builder config(BatchConfig config) {
            this.config = config;
            return this;
        }

        /**
         * The project that the batch belongs to.
         *
         * @param projectId the value
         * @return this builder
         */
        public Builder projectId(String projectId) {
            this.projectId = projectId;
            return this;
        }

        /**
         * The directory whose files the batch works through.
         *
         * @param sourceDirectoryId the value
         * @return this builder
         */
        public Builder sourceDirectoryId(String sourceDirectoryId) {
            this.sourceDirectoryId = sourceDirectoryId;
            return this;
        }

        /**
         * How far the batch has come.
         *
         * @param status the value
         * @return this builder
         */
        public Builder status(BatchStatus status) {
            this.status = status;
            return this;
        }

        /**
         * When the batch was created. Not on the reference page: it can be null.
         *
         * @param createdAt the value, or null
         * @return this builder
         */
        public Builder createdAt(@Nullable Instant createdAt) {
            this.createdAt = createdAt;
            return this;
        }

        /**
         * What became of each source file. Null until the mapping from files to jobs exists, and whenever the server
         * was not asked to expand it. Not on the reference page: null is possible in every status.
         *
         * @param results the value, or null
         * @return this builder
         */
        public Builder results(@Nullable List<BatchResult> results) {
            this.results = results;
            return this;
        }

        /**
         * When the batch last changed. Not on the reference page: it can be null.
         *
         * @param updatedAt the value, or null
         * @return this builder
         */
        public Builder updatedAt(@Nullable Instant updatedAt) {
            this.updatedAt = updatedAt;
            return this;
        }

        /**
         * Ends it.
         *
         * @return the Batch
         * @throws NullPointerException if a required value is missing
         */
        public Batch build() {
            return new Batch(
                    Objects.requireNonNull(id, "id"),
                    Objects.requireNonNull(config, "config"),
                    Objects.requireNonNull(projectId, "projectId"),
                    Objects.requireNonNull(sourceDirectoryId, "sourceDirectoryId"),
                    Objects.requireNonNull(status, "status"),
                    createdAt,
                    results,
                    updatedAt);
        }
    }
}
