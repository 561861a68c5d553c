package io.github.llamabatches.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer that a {@link FakeBatchesServer} gives instead of a page, see {@link FakeBatchesServer#answerNext}.
 *
 * @param status the HTTP status, or 0 to close the connection without an answer
 * @param headers further headers; the content type is {@code application/json} unless it is among them
 * @param body the body
 * @param delay the wait before the answer
 * @param bytesSent how many bytes of the body are sent before the connection ends; all of them if it has no more
 * @param pause the wait before each byte of the body
 */
public record FakeAnswer(
        int status, Map<String, String> headers, String body, Duration delay, int bytesSent, Duration pause) {

    /**
     * Copies the headers.
     *
     * @param status not checked, so that nonsense can be sent too
     * @param headers not null
     * @param body not null
     * @param delay not negative
     * @param bytesSent not negative
     * @param pause not negative
     * @throws IllegalArgumentException if a wait or the number of bytes is negative
     */
    public FakeAnswer {
        headers = Map.copyOf(headers);
        if (delay.isNegative() || pause.isNegative() || bytesSent < 0) {
            throw new IllegalArgumentException("neither a wait nor a number of bytes is negative");
        }
    }

    /**
     * Makes an answer that comes at once and whole.
     *
     * @param status the HTTP status, or 0 to close the connection without an answer
     * @param headers further headers
     * @param body the body
     */
    public FakeAnswer(int status, Map<String, String> headers, String body) {
        this(status, headers, body, Duration.ZERO, Integer.MAX_VALUE, Duration.ZERO);
    }

    /**
     * Makes an error of the API.
     *
     * @param status the HTTP status
     * @param detail what the body says as {@code detail}
     * @return the answer
     */
    public static FakeAnswer error(int status, String detail) {
        return json(status, FakeJson.write(Map.of("detail", detail)));
    }

    /**
     * Makes an answer of any JSON, or of what pretends to be.
     *
     * @param status the HTTP status
     * @param body the body
     * @return the answer
     */
    public static FakeAnswer json(int status, String body) {
        return new FakeAnswer(status, Map.of(), body);
    }

    /**
     * Ends the connection before a byte is sent. The transport of the JDK then sends a GET for a second time on its
     * own, so that one failed attempt can take two of these answers.
     *
     * @return the answer
     */
    public static FakeAnswer disconnect() {
        return new FakeAnswer(0, Map.of(), "");
    }

    /**
     * Returns the same answer with one more header.
     *
     * @param name the name
     * @param value the value
     * @return a new answer
     */
    public FakeAnswer withHeader(String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return new FakeAnswer(status, all, body, delay, bytesSent, pause);
    }

    /**
     * Returns the same answer after a wait, which comes on top of {@link FakeBatchesServer#setDelay}.
     *
     * @param newDelay not negative
     * @return a new answer
     */
    public FakeAnswer withDelay(Duration newDelay) {
        return new FakeAnswer(status, headers, body, newDelay, bytesSent, pause);
    }

    /**
     * Returns the same answer, whose body breaks off: the head announces all of it.
     *
     * @param bytes how many bytes are sent before the connection ends, fewer than the body has
     * @return a new answer
     * @throws IllegalArgumentException if the body has no more bytes than that
     */
    public FakeAnswer brokenOffAfter(int bytes) {
        if (bytes >= body.getBytes(StandardCharsets.UTF_8).length) {
            throw new IllegalArgumentException("the body has no more than " + bytes + " bytes");
        }
        return new FakeAnswer(status, headers, body, delay, bytes, pause);
    }

    /**
     * Returns the same answer, whose body comes byte by byte.
     *
     * @param newPause the wait before each byte
     * @return a new answer
     */
    public FakeAnswer dripping(Duration newPause) {
        return new FakeAnswer(status, headers, body, delay, bytesSent, newPause);
    }
}
