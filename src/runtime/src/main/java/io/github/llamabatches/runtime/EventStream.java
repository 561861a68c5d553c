package io.github.llamabatches.runtime;

import feign.Response;
import feign.codec.DecodeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
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
    private final ServerSentEvent.Parser events;
    private boolean isRead;
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
        this.events = new ServerSentEvent.Parser(lines, this);
    }

    /** Returns the next element; null at the end. */
    private @Nullable Object nextElement() throws IOException {
        if (type == ServerSentEvent.class) {
            return events.next();
        }
        String line = lines.next();
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        return line == null ? null : read(line, type);
    }

    /** Decodes JSON that is a part of the response. */
    Object read(String part, Type type) {
        byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
        try {
            return json.read(utf8, utf8.length, type);
        } catch (UnreadableJsonException e) {
            throw new DecodeException(
                    response.status(), e.describe(response.status(), type, utf8, utf8.length), response.request());
        }
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
        return new Reader();
    }

    @Override
    public void close() {
        isClosed = true;
        download.close();
    }

    private final class Reader implements Iterator<T> {

        private @Nullable Object next;
        private boolean isEnded;

        @Override
        public boolean hasNext() {
            if (next == null && !isEnded) {
                if (isClosed) {
                    throw new IllegalStateException("the stream is closed");
                }
                next = read();
            }
            return next != null;
        }

        private @Nullable Object read() {
            try {
                Object read = nextElement();
                if (read == null) {
                    isEnded = true;
                    close();
                }
                return read;
            } catch (IOException e) {
                isEnded = true;
                close();
                throw new UncheckedIOException(e);
            }
        }

        @Override
        @SuppressWarnings("unchecked")
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            T element = (T) next;
            next = null;
            return element;
        }
    }
}
