package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.runtime.Download;
import io.github.llamabatches.runtime.EventStream;
import io.github.llamabatches.runtime.ServerSentEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/** The body of a response: its description, its values, their bytes, and a comparison with the value that was read. */
interface FuzzAnswer {

    /** Adds the media type to a response. */
    void describe(ObjectNode response, FuzzWriter writer);

    JsonNode value(Random random);

    /** The media type and the bytes of a value. */
    FuzzServer.Body body(JsonNode value) throws IOException;

    /** Compares a value that was read with the one that was sent. */
    void compare(JsonNode value, Object read) throws IOException, ReflectiveOperationException;

    /** The fields without which a response must be rejected. */
    default List<String> demanded() {
        return List.of();
    }

    record Json(FuzzShape shape, String mediaType) implements FuzzAnswer {

        @Override
        public void describe(ObjectNode response, FuzzWriter writer) {
            response.withObject("/content").putObject(mediaType).set("schema", shape.schema(writer));
        }

        @Override
        public JsonNode value(Random random) {
            return shape.value(random, false);
        }

        @Override
        public FuzzServer.Body body(JsonNode value) throws IOException {
            return new FuzzServer.Body(mediaType, FuzzTest.JSON.writeValueAsBytes(value));
        }

        @Override
        public void compare(JsonNode value, Object read) throws ReflectiveOperationException {
            FuzzComparison.compare("", value, read);
            shape.checkType(read);
        }

        @Override
        public List<String> demanded() {
            return shape.demanded();
        }
    }

    record Bytes(String mediaType) implements FuzzAnswer {

        @Override
        public void describe(ObjectNode response, FuzzWriter writer) {
            response.withObject("/content")
                    .putObject(mediaType)
                    .putObject("schema")
                    .put("type", "string");
        }

        @Override
        public JsonNode value(Random random) {
            return FuzzShape.JSON.textNode(FuzzWords.text(random) + FuzzWords.text(random));
        }

        @Override
        public FuzzServer.Body body(JsonNode value) {
            return new FuzzServer.Body("image/png", value.textValue().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void compare(JsonNode value, Object read) throws IOException {
            try (Download download = (Download) read) {
                assertThat(download.contentType()).isEqualTo("image/png");
                assertThat(download.bytes()).isEqualTo(body(value).bytes());
            }
        }
    }

    /** Values one after another: as JSON lines, or as the data of events. */
    record Stream(FuzzShape item, boolean isEvents) implements FuzzAnswer {

        @Override
        public void describe(ObjectNode response, FuzzWriter writer) {
            response.withObject("/content").putObject(mediaType()).set("schema", item.schema(writer));
        }

        private String mediaType() {
            return isEvents ? "text/event-stream" : "application/x-ndjson";
        }

        @Override
        public JsonNode value(Random random) {
            return new FuzzShape.ListOf(new FuzzShape.Slot(item, false)).value(random, false);
        }

        @Override
        public FuzzServer.Body body(JsonNode value) throws IOException {
            StringBuilder text = new StringBuilder();
            for (JsonNode one : value) {
                String json = FuzzTest.JSON.writeValueAsString(one);
                text.append(isEvents ? "event: e\ndata: " + json + "\n\n" : json + "\n");
            }
            return new FuzzServer.Body(mediaType(), text.toString().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void compare(JsonNode value, Object read) throws IOException, ReflectiveOperationException {
            List<Object> items = new ArrayList<>();
            try (EventStream<?> stream = (EventStream<?>) read) {
                Iterator<?> each = stream.iterator();
                each.forEachRemaining(items::add);
            }
            assertThat(items).hasSize(value.size());
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof ServerSentEvent event) {
                    assertThat(event.event()).isEqualTo("e");
                    assertThat(FuzzTest.JSON.readTree(event.data()))
                            .isEqualTo(FuzzTest.JSON.readTree(FuzzTest.JSON.writeValueAsString(value.get(i))));
                } else {
                    FuzzComparison.compare("/" + i, value.get(i), items.get(i));
                    item.checkType(items.get(i));
                }
            }
        }
    }
}
