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
     * Returns the type.
     *
     * @return {@code message} if the server sends no type
     */
    public String event() {
        return event;
    }

    /**
     * Returns the data.
     *
     * @return the text as it was received, usually JSON; its lines are separated by line feeds
     */
    public String data() {
        return data;
    }

    /**
     * Returns the last id that the server sent, with this event or an earlier one.
     *
     * @return null if the server sent none
     */
    public @Nullable String id() {
        return id;
    }

    /**
     * Decodes the data as JSON, as strictly as any response.
     *
     * @param <T> the type
     * @param type the type of the data
     * @return a value of the type
     * @throws DecodeException if it isn't of the type; the message contains the location
     */
    public <T> T dataAs(Class<T> type) {
        return type.cast(stream.read(data, type));
    }

    /** Reads events sequentially. */
    static final class Parser {

        private final LineReader lines;
        private final EventStream<?> stream;
        private @Nullable String lastId;

        Parser(LineReader lines, EventStream<?> stream) {
            this.lines = lines;
            this.stream = stream;
        }

        /** Returns the next event; null at the end. */
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
                        // A comment, the reconnection time, or an unknown field.
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
