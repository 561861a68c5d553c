package io.github.llamabatches.bench.rivals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Parses pages with a hand-written streaming parser, optimized for speed and without checks. */
public final class HandParser {

    /** All fields of a batch, as in the models. */
    public record Item(
            String id,
            String configurationId,
            String jobType,
            String projectId,
            String sourceDirectoryId,
            String status,
            Instant createdAt,
            Instant updatedAt,
            List<Result> results) {}

    /** The result of a file. */
    public record Result(String fileId, String errorMessage, String jobId, String jobType) {}

    /** A page. */
    public record Page(List<Item> items, String nextPageToken) {

        long sum() {
            long sum = 0;
            for (Item item : items) {
                sum += item.id().length()
                        + item.status().length()
                        + item.createdAt().getNano()
                        + item.jobType().length();
            }
            return sum;
        }
    }

    private static final JsonFactory FACTORY = new JsonFactory();

    private HandParser() {}

    static Page parse(InputStream json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            return page(parser);
        }
    }

    /**
     * Reads a page from memory.
     *
     * @param json the page
     * @return the parsed page
     * @throws IOException if the string isn't JSON
     */
    public static Page parse(byte[] json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            return page(parser);
        }
    }

    private static Page page(JsonParser parser) throws IOException {
        List<Item> items = new ArrayList<>();
        String token = null;
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "items" -> {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        items.add(item(parser));
                    }
                }
                case "next_page_token" -> token = parser.getValueAsString();
                default -> parser.skipChildren();
            }
        }
        return new Page(items, token);
    }

    private static Item item(JsonParser parser) throws IOException {
        String id = null;
        String configurationId = null;
        String jobType = null;
        String projectId = null;
        String directoryId = null;
        String status = null;
        Instant created = null;
        Instant updated = null;
        List<Result> results = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "id" -> id = parser.getText();
                case "config" -> {
                    while (parser.nextToken() == JsonToken.FIELD_NAME) {
                        parser.nextToken();
                        while (parser.nextToken() == JsonToken.FIELD_NAME) {
                            boolean isType = parser.currentName().equals("type");
                            parser.nextToken();
                            if (isType) {
                                jobType = parser.getText();
                            } else {
                                configurationId = parser.getText();
                            }
                        }
                    }
                }
                case "project_id" -> projectId = parser.getText();
                case "source_directory_id" -> directoryId = parser.getText();
                case "status" -> status = parser.getText();
                case "created_at" -> created = instant(parser);
                case "updated_at" -> updated = instant(parser);
                case "results" -> {
                    if (parser.currentToken() == JsonToken.START_ARRAY) {
                        results = new ArrayList<>();
                        while (parser.nextToken() == JsonToken.START_OBJECT) {
                            results.add(result(parser));
                        }
                    }
                }
                default -> parser.skipChildren();
            }
        }
        return new Item(id, configurationId, jobType, projectId, directoryId, status, created, updated, results);
    }

    private static Result result(JsonParser parser) throws IOException {
        String fileId = null;
        String error = null;
        String jobId = null;
        String jobType = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "source_directory_file_id" -> fileId = parser.getText();
                case "error_message" -> error = parser.getValueAsString();
                case "job_reference" -> {
                    if (parser.currentToken() == JsonToken.START_OBJECT) {
                        while (parser.nextToken() == JsonToken.FIELD_NAME) {
                            boolean isType = parser.currentName().equals("type");
                            parser.nextToken();
                            if (isType) {
                                jobType = parser.getText();
                            } else {
                                jobId = parser.getText();
                            }
                        }
                    }
                }
                default -> parser.skipChildren();
            }
        }
        return new Result(fileId, error, jobId, jobType);
    }

    /** Parses times with exactly the format of {@code 2026-03-02T14:31:27.127Z}. */
    private static Instant instant(JsonParser parser) throws IOException {
        char[] text = parser.getTextCharacters();
        int start = parser.getTextOffset();
        int length = parser.getTextLength();
        int year = number(text, start, 4);
        int month = number(text, start + 5, 2);
        long days = LocalDate.of(year, month, number(text, start + 8, 2)).toEpochDay();
        long seconds = days * 86_400
                + number(text, start + 11, 2) * 3_600L
                + number(text, start + 14, 2) * 60L
                + number(text, start + 17, 2);
        int fraction = length > 20 ? number(text, start + 20, length - 21) : 0;
        for (int digits = Math.max(0, length - 21); digits < 9; digits++) {
            fraction *= 10;
        }
        return Instant.ofEpochSecond(seconds, fraction);
    }

    private static int number(char[] text, int start, int length) {
        int value = 0;
        for (int i = start; i < start + length; i++) {
            value = value * 10 + text[i] - '0';
        }
        return value;
    }
}
