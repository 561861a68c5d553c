package io.github.llamabatches.runtime;

import feign.codec.DecodeException;
import org.jspecify.annotations.Nullable;

/** Holds an event of a {@code text/event-stream}, as the HTML standard describes it. Immutable. */
public final class ServerSentEvent {

    private final String event;
    private final String data;
    private final @Nullable String id;
    private final EventStream<?> stream;

    ServerSentEvent(String event, String data, @Nullable String id, EventStream<?> stream) {
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
}
