package io.github.llamabatches.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The usual body of a failed request. Not on the reference page.
 *
 * <p>Immutable and safe to share between threads. Read from JSON, a required value that is absent or null is refused
 * and unknown fields are ignored. The canonical constructor is not for callers: a field that the API adds becomes one
 * more component.
 *
 * @param detail What went wrong, as a string or as any other JSON. Null if absent.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorBody(@JsonProperty("detail") @Nullable Object detail) {}
