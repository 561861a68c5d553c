package io.github.llamabatches.runtime;

import feign.codec.DecodeException;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Holds an event of a {@code text/event-stream}, as the HTML standard describes it. Immutable. */
public final class ServerSentEvent {

    private final String event;
    private final String data;
    private final @Nullable String id;
    private final EventStream<?> stream;

    private ServerSentEvent(String event, String data, @Nullable String id, EventStream<?> stream) {
        this.event = event;
        this.data = data;
        this.id = id;
        this.stream = stream;
    }

    /**
     * Returns its type.
     *
     * @return {@code message} if the server names none
     */
    public String event() {
        return event;
    }

    /**
     * Returns its data.
     *
     * @return a text as it came, mostly JSON; its lines are separated by line feeds
     */
    public String data() {
        return data;
    }

    /**
     * Returns the last id that the server gave, to this event or one before.
     *
     * @return null if it gave none
     */
    public @Nullable String id() {
        return id;
    }

    /**
     * Reads the data as JSON, as strictly as any answer.
     *
     * @param <T> the type
     * @param type what the data is
     * @return a value of the type
     * @throws DecodeException if it isn't of the type; the message names the place
     */
    public <T> T dataAs(Class<T> type) {
        return type.cast(stream.read(data, type));
    }

    /** Reads events one after the other. */
    static final class Parser {

        private final LineReader lines;
        private final EventStream<?> stream;
        private @Nullable String lastId;

        Parser(LineReader lines, EventStream<?> stream) {
            this.lines = lines;
            this.stream = stream;
        }

        /** Returns the next event; null behind the last one. */
        @Nullable
        ServerSentEvent next() throws IOException {
            StringBuilder data = new StringBuilder();
            String event = "";
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (line.isEmpty()) {
                    if (data.length() > 0) {
                        data.setLength(data.length() - 1);
                        return new ServerSentEvent(
                                event.isEmpty() ? "message" : event, data.toString(), lastId, stream);
                    }
                    event = "";
                    continue;
                }
                int colon = line.indexOf(':');
                String field = colon < 0 ? line : line.substring(0, colon);
                String value = colon < 0 ? "" : line.substring(colon + (line.startsWith(" ", colon + 1) ? 2 : 1));
                switch (field) {
                    case "data" -> data.append(value).append('\n');
                    case "event" -> event = value;
                    case "id" -> lastId = value.indexOf('\0') < 0 ? value : lastId;
                    default -> {
                        // A comment, the time to connect again, or a field of the future.
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
    }
}
