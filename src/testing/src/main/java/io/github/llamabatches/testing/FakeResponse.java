package io.github.llamabatches.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Describes a response that a {@link FakeBatchesServer} sends instead of a page, see
 * {@link FakeBatchesServer#respondNext}. Immutable.
 *
 * @param status the HTTP status, or 0 to close the connection without a response
 * @param headers additional headers; the content type is {@code application/json} unless it is among them
 * @param body the body
 * @param delay the delay before the response
 * @param bytesSent the number of bytes of the body to send before the connection is closed; the whole body if it isn't
 *     longer
 * @param pause the delay before each byte of the body
 */
public record FakeResponse(
        int status, Map<String, String> headers, String body, Duration delay, int bytesSent, Duration pause) {

    /**
     * Copies the headers.
     *
     * @param status not checked, so that a test can send an invalid one
     * @param headers not null
     * @param body not null
     * @param delay not negative
     * @param bytesSent not negative
     * @param pause not negative
     * @throws IllegalArgumentException if a delay or the number of bytes is negative
     */
    public FakeResponse {
        headers = Map.copyOf(headers);
        if (delay.isNegative() || pause.isNegative() || bytesSent < 0) {
            throw new IllegalArgumentException("delays and the number of bytes must not be negative");
        }
    }

    /**
     * Creates a response that is sent immediately and completely.
     *
     * @param status the HTTP status, or 0 to close the connection without a response
     * @param headers additional headers
     * @param body the body
     */
    public FakeResponse(int status, Map<String, String> headers, String body) {
        this(status, headers, body, Duration.ZERO, Integer.MAX_VALUE, Duration.ZERO);
    }

    /**
     * Creates an error response in the format of the API.
     *
     * @param status the HTTP status
     * @param detail the value of {@code detail} in the body
     * @return the response
     */
    public static FakeResponse error(int status, String detail) {
        return json(status, FakeJson.write(Map.of("detail", detail)));
    }

    /**
     * Creates a response with a JSON body, which isn't validated.
     *
     * @param status the HTTP status
     * @param body the body
     * @return the response
     */
    public static FakeResponse json(int status, String body) {
        return new FakeResponse(status, Map.of(), body);
    }

    /**
     * Creates a response that closes the connection before a byte is sent. If the connection was used before, clients
     * repeat a GET at once, so that a failed attempt can consume two of these responses.
     *
     * @return the response
     */
    public static FakeResponse disconnect() {
        return new FakeResponse(0, Map.of(), "");
    }

    /**
     * Returns a copy of this response with one more header.
     *
     * @param name the name
     * @param value the value
     * @return a new response
     */
    public FakeResponse withHeader(String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return new FakeResponse(status, all, body, delay, bytesSent, pause);
    }

    /**
     * Returns a copy of this response with a delay, which is added to that of {@link FakeBatchesServer#setDelay}.
     *
     * @param newDelay the delay before the response
     * @return a new response
     * @throws IllegalArgumentException if it is negative
     */
    public FakeResponse withDelay(Duration newDelay) {
        return new FakeResponse(status, headers, body, newDelay, bytesSent, pause);
    }

    /**
     * Returns a copy of this response with a truncated body; {@code Content-Length} is that of the whole body.
     *
     * @param bytes the number of bytes to send before the connection is closed; less than the length of the body
     * @return a new response
     * @throws IllegalArgumentException if the body isn't longer than that
     */
    public FakeResponse truncatedAfter(int bytes) {
        if (bytes >= body.getBytes(StandardCharsets.UTF_8).length) {
            throw new IllegalArgumentException("the body is not longer than " + bytes + " bytes");
        }
        return new FakeResponse(status, headers, body, delay, bytes, pause);
    }

    /**
     * Returns a copy of this response with a body that is sent byte by byte.
     *
     * @param newPause the delay before each byte
     * @return a new response
     * @throws IllegalArgumentException if it is negative
     */
    public FakeResponse dripping(Duration newPause) {
        return new FakeResponse(status, headers, body, delay, bytesSent, newPause);
    }
}
