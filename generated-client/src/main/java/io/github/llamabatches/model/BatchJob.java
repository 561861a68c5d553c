package io.github.llamabatches.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Objects;

/**
 * The job that a batch creates for each file of its source directory.
 *
 * <p>Immutable and safe to share between threads. Read from JSON, a required value that is absent or null is refused
 * and unknown fields are ignored. The canonical constructor is not for callers: a field that the API adds becomes one
 * more component.
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

    /** Checks that nothing required is missing, and copies lists. */
    public BatchJob {
        Objects.requireNonNull(configurationId, "configurationId");
        Objects.requireNonNull(type, "type");
    }
}
