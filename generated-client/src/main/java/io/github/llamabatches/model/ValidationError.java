package io.github.llamabatches.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Objects;

/**
 * One mistake in a request. Not on the reference page.
 *
 * <p>Immutable and safe to share between threads. Read from JSON, a required value that is absent or null is refused
 * and unknown fields are ignored. The canonical constructor is not for callers: a field that the API adds becomes one
 * more component.
 *
 * @param loc The path to the mistake; names are strings and positions are integers.
 * @param msg What is wrong, for people.
 * @param type What is wrong, for programs.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ValidationError(
        @JsonProperty(value = "loc", required = true) @JsonSetter(nulls = Nulls.FAIL, contentNulls = Nulls.FAIL)
        List<Object> loc,

        @JsonProperty(value = "msg", required = true) @JsonSetter(nulls = Nulls.FAIL)
        String msg,

        @JsonProperty(value = "type", required = true) @JsonSetter(nulls = Nulls.FAIL)
        String type) {

    /** Checks that nothing required is missing, and copies lists. */
    public ValidationError {
        Objects.requireNonNull(loc, "loc");
        loc = List.copyOf(loc);
        Objects.requireNonNull(msg, "msg");
        Objects.requireNonNull(type, "type");
    }
}
