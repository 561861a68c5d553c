package io.github.llamabatches.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Objects;

/**
 * The configuration of a batch, as it was when the batch was created.
 *
 * <p>Immutable and safe to share between threads. Read from JSON, a required value that is absent or null is refused
 * and unknown fields are ignored. The canonical constructor is not for callers: a field that the API adds becomes one
 * more component.
 *
 * @param job The job that is created for each source file.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchConfig(
        @JsonProperty(value = "job", required = true) @JsonSetter(nulls = Nulls.FAIL)
        BatchJob job) {

    /** Checks that nothing required is missing, and copies lists. */
    public BatchConfig {
        Objects.requireNonNull(job, "job");
    }
}
