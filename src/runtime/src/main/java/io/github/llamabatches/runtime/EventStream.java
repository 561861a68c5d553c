package io.github.llamabatches.runtime;

import feign.Response;
import feign.codec.DecodeException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of a {@code text/event-stream}, or the values of JSON lines, each as soon as it arrives:
 *
 * <pre>{@code
 * try (EventStream<ServerSentEvent> events = api.streamAnswers(question)) {
 *     for (ServerSentEvent event : events) {
 *         show(event.dataAs(Answer.class));
 *     }
 * }
 * }</pre>
 *
 * <p>A stream is read once. Waiting for the next event blocks the thread. Closing the stream discards the remaining
 * events. Not safe to share between threads.
 *
 * @param <T> {@link ServerSentEvent}, or the type of the lines
 */
public final class EventStream<T> implements Iterable<T>, StreamedBody {

    private final Download download;
    private final Response response;
    private final JsonCodec json;
    private final Type type;
    private final LineReader lines;
    private @Nullable String lastId;
    private boolean isRead;
    private boolean isEnded;
    private boolean isClosed;

    /**
     * Creates a stream for a response.
     *
     * @param type the type of the elements
     */
    EventStream(Download download, Response response, JsonCodec json, Type type) {
        this.download = download;
        this.response = response;
        this.json = json;
        this.type = type;
        this.lines = new LineReader(download.stream());
    }

    /**
     * Iterates over the events.
     *
     * @return an iterator whose methods throw {@link UncheckedIOException} if the connection ends early or the read
     *     timeout expires, and {@link DecodeException} for a line that isn't of the type; the next call continues after
     *     that line
     * @throws IllegalStateException if this method was called before, or this stream is closed
     */
    @Override
    public Iterator<T> iterator() {
        if (isRead || isClosed) {
            throw new IllegalStateException(isClosed ? "the stream is closed" : "the stream can be read once");
        }
        isRead = true;
        return Spliterators.iterator(new Spliterators.AbstractSpliterator<T>(Long.MAX_VALUE, 0) {
            @Override
            @SuppressWarnings("unchecked")
            public boolean tryAdvance(Consumer<? super T> consumer) {
                Object element = next();
                if (element != null) {
                    consumer.accept((T) element);
                }
                return element != null;
            }
        });
    }

    /** Returns the next element; null at the end. */
    private @Nullable Object next() {
        if (isEnded) {
            return null;
        }
        if (isClosed) {
            throw new IllegalStateException("the stream is closed");
        }
        // An unreadable line doesn't end the stream, but an exception of the connection does.
        try {
            Object element = type == ServerSentEvent.class ? nextEvent() : nextValue();
            if (element == null) {
                end();
            }
            return element;
        } catch (IOException e) {
            end();
            throw new UncheckedIOException(e);
        }
    }

    private void end() {
        isEnded = true;
        close();
    }

    private @Nullable Object nextValue() throws IOException {
        String line = lines.next();
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        return line == null ? null : read(line, type);
    }

    private @Nullable ServerSentEvent nextEvent() throws IOException {
        StringBuilder data = new StringBuilder();
        String event = "";
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.isEmpty() && data.length() > 0) {
                data.setLength(data.length() - 1);
                return new ServerSentEvent(event.isEmpty() ? "message" : event, data.toString(), lastId, this);
            }
            int colon = line.indexOf(':');
            String value = colon < 0 ? "" : line.substring(colon + (line.startsWith(" ", colon + 1) ? 2 : 1));
            switch (colon < 0 ? line : line.substring(0, colon)) {
                case "data" -> data.append(value).append('\n');
                case "event" -> event = value;
                case "id" -> lastId = value.indexOf('\0') < 0 ? value : lastId;
                default -> {
                    // A comment, the reconnection time, or an unknown field. A blank line ends an event without data.
                    event = line.isEmpty() ? "" : event;
                }
            }
            if (data.length() > JsonCodec.MAX_STRING_LENGTH) {
                throw new IOException("an event is longer than " + JsonCodec.MAX_STRING_LENGTH + " characters");
            }
        }
        if (data.length() > 0) {
            throw new EOFException("the stream ended within an event");
        }
        return null;
    }

    /** Decodes JSON that is a part of the response. */
    Object read(String part, Type type) {
        return json.read(part.getBytes(StandardCharsets.UTF_8), type, response.status(), response.request());
    }

    @Override
    public void close() {
        isClosed = true;
        download.close();
    }
}
