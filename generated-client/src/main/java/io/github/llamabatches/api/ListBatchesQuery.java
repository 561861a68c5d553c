package io.github.llamabatches.api;

import io.github.llamabatches.model.BatchStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of {@code GET /api/v2/batches}. Immutable and safe to share between threads.
 *
 * <p>Made by {@link #builder}. The canonical constructor is not for callers: a parameter that the API adds becomes one
 * more component.
 *
 * @param createdAtOnOrAfter Keep the batches that were created at this time or later. The bound is inclusive. Null
 *     leaves it out.
 * @param createdAtOnOrBefore Keep the batches that were created at this time or earlier. The bound is inclusive. Null
 *     leaves it out.
 * @param organizationId The organization to list. Not on the reference page: ids are opaque, whatever form the ones at
 *     hand have. Null leaves it out.
 * @param pageSize How many batches a page should hold. The server may return another number. Not on the reference page:
 *     the number is an integer; default and limits are unknown. Null leaves it out.
 * @param pageToken Where to go on: the token of the page before. The other parameters must stay as they were. Left out
 *     for the first page. Null leaves it out.
 * @param projectId The project to list. Without it, the project that the credentials belong to. Null leaves it out.
 * @param sourceDirectoryId Keep the batches of this source directory. Null leaves it out.
 * @param status Keep the batches that have this status. Null leaves it out.
 */
public record ListBatchesQuery(
        @Nullable Instant createdAtOnOrAfter,
        @Nullable Instant createdAtOnOrBefore,
        @Nullable String organizationId,
        @Nullable Integer pageSize,
        @Nullable String pageToken,
        @Nullable String projectId,
        @Nullable String sourceDirectoryId,
        @Nullable BatchStatus status) {

    /**
     * Starts a query with every parameter left out.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts a query with the parameters of this one.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return builder()
                .createdAtOnOrAfter(createdAtOnOrAfter)
                .createdAtOnOrBefore(createdAtOnOrBefore)
                .organizationId(organizationId)
                .pageSize(pageSize)
                .pageToken(pageToken)
                .projectId(projectId)
                .sourceDirectoryId(sourceDirectoryId)
                .status(status);
    }

    /** Builds a {@link ListBatchesQuery}. Not safe to share between threads. */
    public static final class Builder {
        private @Nullable Instant createdAtOnOrAfter;
        private @Nullable Instant createdAtOnOrBefore;
        private @Nullable String organizationId;
        private @Nullable Integer pageSize;
        private @Nullable String pageToken;
        private @Nullable String projectId;
        private @Nullable String sourceDirectoryId;
        private @Nullable BatchStatus status;

        private Builder() {}

        /**
         * Keep the batches that were created at this time or later. The bound is inclusive.
         *
         * @param createdAtOnOrAfter the value; null leaves it out
         * @return this builder
         */
        public Builder createdAtOnOrAfter(@Nullable Instant createdAtOnOrAfter) {
            this.createdAtOnOrAfter = createdAtOnOrAfter;
            return this;
        }

        /**
         * Keep the batches that were created at this time or earlier. The bound is inclusive.
         *
         * @param createdAtOnOrBefore the value; null leaves it out
         * @return this builder
         */
        public Builder createdAtOnOrBefore(@Nullable Instant createdAtOnOrBefore) {
            this.createdAtOnOrBefore = createdAtOnOrBefore;
            return this;
        }

        /**
         * The organization to list. Not on the reference page: ids are opaque, whatever form the ones at hand have.
         *
         * @param organizationId the value; null leaves it out
         * @return this builder
         */
        public Builder organizationId(@Nullable String organizationId) {
            this.organizationId = organizationId;
            return this;
        }

        /**
         * How many batches a page should hold. The server may return another number. Not on the reference page: the
         * number is an integer; default and limits are unknown.
         *
         * @param pageSize the value; null leaves it out
         * @return this builder
         */
        public Builder pageSize(@Nullable Integer pageSize) {
            this.pageSize = pageSize;
            return this;
        }

        /**
         * Where to go on: the token of the page before. The other parameters must stay as they were. Left out for the
         * first page.
         *
         * @param pageToken the value; null leaves it out
         * @return this builder
         */
        public Builder pageToken(@Nullable String pageToken) {
            this.pageToken = pageToken;
            return this;
        }

        /**
         * The project to list. Without it, the project that the credentials belong to.
         *
         * @param projectId the value; null leaves it out
         * @return this builder
         */
        public Builder projectId(@Nullable String projectId) {
            this.projectId = projectId;
            return this;
        }

        /**
         * Keep the batches of this source directory.
         *
         * @param sourceDirectoryId the value; null leaves it out
         * @return this builder
         */
        public Builder sourceDirectoryId(@Nullable String sourceDirectoryId) {
            this.sourceDirectoryId = sourceDirectoryId;
            return this;
        }

        /**
         * Keep the batches that have this status.
         *
         * @param status the value; null leaves it out
         * @return this builder
         */
        public Builder status(@Nullable BatchStatus status) {
            this.status = status;
            return this;
        }

        /**
         * Ends the query.
         *
         * @return the query
         */
        public ListBatchesQuery build() {
            return new ListBatchesQuery(
                    createdAtOnOrAfter,
                    createdAtOnOrBefore,
                    organizationId,
                    pageSize,
                    pageToken,
                    projectId,
                    sourceDirectoryId,
                    status);
        }
    }
}
