package io.github.llamabatches.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One page of batches.
 *
 * <p>Immutable and safe to share between threads. Read from JSON, a required value that is absent or null is refused
 * and unknown fields are ignored. The canonical constructor is not for callers, {@link #builder} is: a field that the
 * API adds becomes one more component.
 *
 * @param items The batches of this page. An empty page is not the last one unless it lacks a token.
 * @param nextPageToken The token of the page after this one. Absent on the last page. Not on the reference page: it can
 *     be null. Null if absent.
 * @param totalSize How many batches there are in all, if the server counted them. It can be an estimate and is for
 *     display only. Not on the reference page: the number is an integer, and it can be null. Null if absent.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchPage(
        @JsonProperty(value = "items", required = true) @JsonSetter(nulls = Nulls.FAIL, contentNulls = Nulls.FAIL)
        List<Batch> items,

        @JsonProperty("next_page_token") @Nullable String nextPageToken,
        @JsonProperty("total_size") @Nullable Long totalSize) {

    /**
     * Checks that nothing required is missing, and copies collections.
     *
     * @param items not null
     * @param nextPageToken may be null
     * @param totalSize may be null
     */
    public BatchPage {
        Objects.requireNonNull(items, "items");
        items = List.copyOf(items);
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
        builder.items = items;
        builder.nextPageToken = nextPageToken;
        builder.totalSize = totalSize;
        return builder;
    }

    /** Builds a {@link BatchPage}. Not safe to share between threads. */
    public static final class Builder {
        private @Nullable List<Batch> items;
        private @Nullable String nextPageToken;
        private @Nullable Long totalSize;

        private Builder() {}

        /**
         * The batches of this page. An empty page is not the last one unless it lacks a token.
         *
         * @param items the value
         * @return this builder
         */
        public Builder items(List<Batch> items) {
            this.items = items;
            return this;
        }

        /**
         * The token of the page after this one. Absent on the last page. Not on the reference page: it can be null.
         *
         * @param nextPageToken the value, or null
         * @return this builder
         */
        public Builder nextPageToken(@Nullable String nextPageToken) {
            this.nextPageToken = nextPageToken;
            return this;
        }

        /**
         * How many batches there are in all, if the server counted them. It can be an estimate and is for display only.
         * Not on the reference page: the number is an integer, and it can be null.
         *
         * @param totalSize the value, or null
         * @return this builder
         */
        public Builder totalSize(@Nullable Long totalSize) {
            this.totalSize = totalSize;
            return this;
        }

        /**
         * Ends it.
         *
         * @return the BatchPage
         * @throws NullPointerException if a required value is missing
         */
        public BatchPage build() {
            return new BatchPage(Objects.requireNonNull(items, "items"), nextPageToken, totalSize);
        }
    }
}
