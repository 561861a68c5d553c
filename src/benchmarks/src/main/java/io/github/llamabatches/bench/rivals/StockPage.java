package io.github.llamabatches.bench.rivals;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;

/** A page in simple records for Jackson. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StockPage(
        List<Item> items, @JsonProperty("next_page_token") String nextPageToken) {

    long sum() {
        long sum = 0;
        for (Item item : items) {
            sum += item.id().length()
                    + item.status().name().length()
                    + item.createdAt().getNano()
                    + item.config().job().type().length();
        }
        return sum;
    }

    public enum Status {
        PENDING,
        THROTTLED,
        RUNNING,
        COMPLETED,
        FAILED,
        CANCELLED
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Item(
            String id,
            Config config,
            @JsonProperty("project_id") String projectId,
            @JsonProperty("source_directory_id") String sourceDirectoryId,
            Status status,
            @JsonProperty("created_at") OffsetDateTime createdAt,
            @JsonProperty("updated_at") OffsetDateTime updatedAt,
            List<Result> results) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Config(Job job) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Job(@JsonProperty("configuration_id") String configurationId, String type) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Result(
            @JsonProperty("source_directory_file_id") String sourceDirectoryFileId,
            @JsonProperty("error_message") String errorMessage,
            @JsonProperty("job_reference") Reference jobReference) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Reference(String id, String type) {}
}
