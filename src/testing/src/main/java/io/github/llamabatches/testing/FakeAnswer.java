package io.github.llamabatches.testing;

import java.util.HashMap;
import java.util.Map;

/**
 * An answer that a {@link FakeBatchesServer} gives instead of a page, see {@link FakeBatchesServer#answerNext}.
 *
 * @param status the HTTP status, or 0 to close the connection without an answer
 * @param headers further headers; the content type is {@code application/json} unless it is among them
 * @param body the body
 */
public record FakeAnswer(int status, Map<String, String> headers, String body) {

    /**
     * Copies the headers.
     *
     * @param status not checked, so that nonsense can be sent too
     * @param headers not null
     * @param body not null
     */
    public FakeAnswer {
        headers = Map.copyOf(headers);
    }

    /**
     * An error of the API.
     *
     * @param status the HTTP status
     * @param detail what the body says as {@code detail}
     * @return the answer
     */
    public static FakeAnswer error(int status, String detail) {
        return json(status, FakeJson.write(Map.of("detail", detail)));
    }

    /**
     * Any JSON, or what pretends to be.
     *
     * @param status the HTTP status
     * @param body the body
     * @return the answer
     */
    public static FakeAnswer json(int status, String body) {
        return new FakeAnswer(status, Map.of(), body);
    }

    /**
     * A connection that ends before a byte is sent. The transport of the JDK then sends a GET for a second time on its
     * own, so that one failed attempt can take two of these answers.
     *
     * @return the answer
     */
    public static FakeAnswer disconnect() {
        return new FakeAnswer(0, Map.of(), "");
    }

    /**
     * The same answer with one more header.
     *
     * @param name the name
     * @param value the value
     * @return a new answer
     */
    public FakeAnswer withHeader(String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return new FakeAnswer(status, all, body);
    }
}
