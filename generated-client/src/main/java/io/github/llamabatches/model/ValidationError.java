package io.github.llamabatches.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.github.llamabatches.core.Immutable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One mistake in a request. Not on the reference page.
 *
 * <p>Immutable and safe to share between threads. Read from JSON, a required value that is absent or null is refused
 * and unknown fields are ignored. The canonical constructor is not for callers, {@link #builder} is: a field that the
 * API adds becomes one more component.
 *
 * @param loc The path to the mistake; names are strings and positions are integers.
 * @param msg What is wrong, for people.
 * @param type What is wrong, for programs.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ValidationError(
        @JsonProperty(value = "loc", required = true) @JsonSetter(nulls = Nulls.FAIL)
        List<@Nullable Object> loc,

        @JsonProperty(value = "msg", required = true) @JsonSetter(nulls = Nulls.FAIL)
        String msg,

        @JsonProperty(value = "type", required = true) @JsonSetter(nulls = Nulls.FAIL)
        String type) {

    /**
     * Checks that nothing required is missing, and copies collections.
     *
     * @param loc not null
     * @param msg not null
     * @param type not null
     */
    public ValidationError {
        Objects.requireNonNull(loc, "loc");
        loc = Immutable.list(loc);
        Objects.requireNonNull(msg, "msg");
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
        builder.loc = loc;
        builder.msg = msg;
        builder.type = type;
        return builder;
    }

    /** Builds a {@link ValidationError}. Not safe to share between threads. */
    public static final class Builder {
        private @Nullable List<@Nullable Object> loc;
        private @Nullable String msg;
        private @Nullable String type;

        private Builder() {}

        /**
         * The path to the mistake; names are strings and positions are integers.
         *
         * @param loc the value
         * @return this builder
         */
        public Builder loc(List<@Nullable Object> loc) {
            this.loc = loc;
            return this;
        }

        /**
         * What is wrong, for people.
         *
         * @param msg the value
         * @return this builder
         */
        public Builder msg(String msg) {
            this.msg = msg;
            return this;
        }

        /**
         * What is wrong, for programs.
         *
         * @param type the value
         * @return this builder
         */
        public Builder type(String type) {
            this.type = type;
            return this;
        }

        /**
         * Ends it.
         *
         * @return the ValidationError
         * @throws NullPointerException if a required value is missing
         */
        public ValidationError build() {
            return new ValidationError(
                    Objects.requireNonNull(loc, "loc"),
                    Objects.requireNonNull(msg, "msg"),
                    Objects.requireNonNull(type, "type"));
        }
    }
}
