package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Request;
import feign.Response;
import feign.codec.DecodeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A stream of events that has ended, or can't be continued, must not hold its connection. */
class EventStreamClosingTest {

    interface Streams {
        EventStream<ServerSentEvent> events();

        EventStream<Integer> lines();
    }

    private boolean closed;

    @Test
    void streamIsClosedAtItsEnd() throws Exception {
        EventStream<ServerSentEvent> events = stream("events", "text/event-stream", "id: 7\ndata: a\n\ndata: b\n\n");

        assertThat(events).extracting(ServerSentEvent::id).containsExactly("7", "7");

        assertThat(closed).isTrue();
        assertThatThrownBy(events::iterator).hasMessageContaining("closed");
    }

    @Test
    void streamIsClosedIfTheConnectionEndsEarly() throws Exception {
        EventStream<ServerSentEvent> events = stream("events", "text/event-stream", "data: a");

        assertThatThrownBy(() -> events.forEach(event -> {})).isInstanceOf(UncheckedIOException.class);

        assertThat(closed).isTrue();
    }

    @Test
    void streamStaysOpenAfterALineThatCannotBeRead() throws Exception {
        EventStream<Integer> lines = stream("lines", "application/x-ndjson", "1\n\n \nx\n2");
        var read = lines.iterator();

        assertThat(read.next()).isEqualTo(1);
        assertThatThrownBy(read::next).isInstanceOf(DecodeException.class);
        assertThat(closed).isFalse();
        assertThatThrownBy(lines::iterator).hasMessageContaining("can be read once");
        assertThat(read.next()).isEqualTo(2);
        assertThat(read.hasNext()).isFalse();
        assertThat(closed).isTrue();
    }

    @Test
    void responseThatIsNotAStreamOfEventsIsRejectedAndClosed() {
        assertThatThrownBy(() -> stream("events", "text/html; charset=utf-8", "<p>Sign in</p>"))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("text/html")
                .hasMessageContaining("Sign in");

        assertThat(closed).isTrue();
    }

    @SuppressWarnings("unchecked")
    private <T> EventStream<T> stream(String method, String contentType, String body) throws Exception {
        ByteArrayInputStream bytes = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() throws IOException {
                closed = true;
            }
        };
        Response response = Response.builder()
                .status(200)
                .request(Request.create(Request.HttpMethod.GET, "/", Map.of(), null, null, null))
                .headers(Map.of("Content-Type", List.of(contentType)))
                .body(bytes, null)
                .build();
        Type type = Streams.class.getDeclaredMethod(method).getGenericReturnType();
        return (EventStream<T>) new StrictDecoder(JsonLibrary.present().codec()).decode(response, type);
    }
}
