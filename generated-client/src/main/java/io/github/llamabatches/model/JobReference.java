package io.github.llamabatches.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Objects;

/**
 * Points to a job that a batch created.
 *
 * <p>Immutable and safe to share between threads. Read from JSON, a required value that is absent or null is refused
 * and unknown fields are ignored. The canonical constructor is not for callers: a field that the API adds becomes one
 * more component.
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

    /** Checks that nothing required is missing, and copies lists. */
    public JobReference {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
    }
}
