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
 * and unknown fields are ignored. The canonical constructor is not for callers: a field that the API adds becomes one
 * more component.
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

    /** Checks that nothing required is missing, and copies lists. */
    public BatchResult {
        Objects.requireNonNull(sourceDirectoryFileId, "sourceDirectoryFileId");
    }
}
