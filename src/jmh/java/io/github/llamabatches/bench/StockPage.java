package io.github.llamabatches.bench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;

/** What somebody writes for a page who uses Jackson without further thought. */
@JsonIgnoreProperties(ignoreUnknown = true)
record StockPage(
        List<Item> items, @JsonProperty("next_page_token") String nextPageToken) {

    enum Status {
        PENDING,
        THROTTLED,
        RUNNING,
        COMPLETED,
        FAILED,
        CANCELLED,
        REHYDRATING
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Item(
            String id,
            Config config,
            @JsonProperty("project_id") String projectId,
            @JsonProperty("source_directory_id") String sourceDirectoryId,
            Status status,
            @JsonProperty("created_at") OffsetDateTime createdAt,
            @JsonProperty("updated_at") OffsetDateTime updatedAt,
            List<Result> results) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Config(Job job) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Job(@JsonProperty("configuration_id") String configurationId, String type) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Result(
            @JsonProperty("source_directory_file_id") String sourceDirectoryFileId,
            @JsonProperty("error_message") String errorMessage,
            @JsonProperty("job_reference") Reference jobReference) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Reference(String id, String type) {}
}
