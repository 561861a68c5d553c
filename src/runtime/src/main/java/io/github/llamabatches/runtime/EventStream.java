package io.github.llamabatches.runtime;

import feign.Response;
import feign.codec.DecodeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The events of a {@code text/event-stream}, or the values of JSON lines, each as soon as it has come:
 *
 * <pre>{@code
 * try (EventStream<ServerSentEvent> events = api.streamAnswers(question)) {
 *     for (ServerSentEvent event : events) {
 *         show(event.dataAs(Answer.class));
 *     }
 * }
 * }</pre>
 *
 * <p>It is read once. To wait for the next event blocks the thread. Closing it ends the stream, whatever is still to
 * come. Not safe to share between threads.
 *
 * @param <T> {@link ServerSentEvent}, or the type of the lines
 */
public final class EventStream<T> implements Iterable<T>, StreamedBody {

    /** Gives the next element; null behind the last one. */
    private interface Elements {
        @Nullable
        Object next() throws IOException;
    }

    private final Download download;
    private final Elements elements;
    private boolean isRead;
    private boolean isClosed;

    /**
     * Begins to read.
     *
     * @param type the type of the elements
     */
    EventStream(Download download, Response response, JsonCodec json, Type type) {
        this.download = download;
        LineReader lines = new LineReader(download.stream());
        ServerSentEvent.Decoding decoding = new ServerSentEvent.Decoding(json, response);
        this.elements = type == ServerSentEvent.class
                ? new ServerSentEvent.Parser(lines, decoding)::next
                : () -> nextLine(lines, decoding, type);
    }

    private static @Nullable Object nextLine(LineReader lines, ServerSentEvent.Decoding decoding, Type type)
            throws IOException {
        String line = lines.next();
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        return line == null ? null : decoding.read(line, type);
    }

    /**
     * Reads the events.
     *
     * @return an iterator whose methods throw {@link UncheckedIOException} if the stream breaks off or nothing comes
     *     for too long, and {@link DecodeException} for a line that isn't of its type; the next call goes on behind it
     * @throws IllegalStateException if they are being read already, or this is closed
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
                Object read = elements.next();
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
