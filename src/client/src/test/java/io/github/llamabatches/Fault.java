package io.github.llamabatches;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Server faults in place of a page. Each must cause exactly one exception and lose no data. */
enum Fault {
    HTML(MalformedResponseException.class, page("<!doctype html><title>Sign in</title>")),
    DETAIL(MalformedResponseException.class, page("{\"detail\":\"Not Found\"}")),
    JSON_NULL(MalformedResponseException.class, page("null")),
    ARRAY(MalformedResponseException.class, page("[]")),
    EMPTY_OBJECT(MalformedResponseException.class, page("{}")),
    EMPTY_BODY(MalformedResponseException.class, page("")),
    BLANK_BODY(MalformedResponseException.class, page(" \r\n ")),
    ITEMS_MISSING(MalformedResponseException.class, page("{\"next_page_token\":\"t9\"}")),
    ITEMS_NULL(MalformedResponseException.class, page("{\"items\":null,\"next_page_token\":\"t9\"}")),
    ITEMS_OBJECT(MalformedResponseException.class, page("{\"items\":{}}")),
    ITEM_NULL(MalformedResponseException.class, page("{\"items\":[null]}")),
    ITEMS_TWICE(MalformedResponseException.class, page(Pages.page(null, "x").replaceFirst("}$", ",\"items\":[]}"))),
    TOKEN_TWICE(
            MalformedResponseException.class, page(Pages.page("t9").replaceFirst("}$", ",\"next_page_token\":null}"))),
    TRAILING_BYTES(MalformedResponseException.class, page(Pages.page(null) + " <!-- 3 ms -->")),
    TWO_DOCUMENTS(MalformedResponseException.class, page(Pages.page(null) + "\n" + Pages.page(null))),
    JSON_CUT(MalformedResponseException.class, page("{\"items\":[{\"id\":\"x\"")),
    NUMBER_FOR_TEXT(MalformedResponseException.class, page(Pages.page(null, "x").replace("\"x\"", "5"))),
    FRACTION(MalformedResponseException.class, page("{\"items\":[],\"next_page_token\":1.5}")),
    FIELD_MISSING(MalformedResponseException.class, page(Pages.page(null, "x").replace("\"status\"", "\"state\""))),
    FIELD_NULL(MalformedResponseException.class, page(Pages.page(null, "x").replace("\"prj-1\"", "null"))),
    DEEP_NESTING(
            MalformedResponseException.class,
            page(Pages.page(null).replaceFirst("}$", ",\"new\":" + "[".repeat(5000) + "]".repeat(5000) + "}"))),
    LONG_NUMBER(MalformedResponseException.class, page("{\"items\":[],\"next_page_token\":" + "9".repeat(5000) + "}")),
    TOO_LONG(MalformedResponseException.class, page(Pages.page(null) + " ".repeat(FaultTest.MAX_BYTES))),
    TOO_LONG_GZIP(
            MalformedResponseException.class,
            c -> c.answer(
                    "200 OK\r\nX-Request-Id: req-7\r\nContent-Encoding: gzip",
                    RawServer.gzip(new byte[FaultTest.MAX_BYTES + 1]))),
    INVALID_UTF8(
            MalformedResponseException.class,
            c -> c.answer(
                    "200 OK\r\nX-Request-Id: req-7", Pages.page(null, "\u00ff").getBytes(StandardCharsets.ISO_8859_1))),
    UTF16(
            MalformedResponseException.class,
            c -> c.answer("200 OK\r\nX-Request-Id: req-7", Pages.page(null).getBytes(StandardCharsets.UTF_16LE))),
    KEY_REPEATED(
            MalformedResponseException.class,
            page(Pages.page(null).replaceFirst("}$", ",\"debug\":\"" + FaultTest.KEY + "\"}"))),
    GZIP_AND_MORE(
            MalformedResponseException.class,
            c -> c.answer("200 OK\r\nX-Request-Id: req-7\r\nContent-Encoding: gzip", compressed(3))),
    NO_CONTENT(
            MalformedResponseException.class, c -> c.write("HTTP/1.1 204 No Content\r\nX-Request-Id: req-7\r\n\r\n")),

    BODY_TOO_SHORT(
            TransportException.class, c -> cutOff(c, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"items\":[]}")),
    BODY_TOO_LONG(
            TransportException.class,
            true,
            c -> cutOff(c, "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"items\":[]} more")),
    CHUNK_CUT(TransportException.class, c -> cutOff(c, chunked("c\r\n{\"items\""))),
    LAST_CHUNK_MISSING(TransportException.class, c -> cutOff(c, chunked("c\r\n{\"items\":[]}\r\n"))),
    CHUNK_SIZE_NO_NUMBER(TransportException.class, c -> cutOff(c, chunked("zz\r\n{\"items\":[]}\r\n0\r\n\r\n"))),
    GZIP_CUT(TransportException.class, c -> gzip(c, compressed(-9))),
    GZIP_WITHOUT_CHECKSUM(TransportException.class, c -> gzip(c, compressed(-8))),
    GZIP_DAMAGED(TransportException.class, c -> {
        byte[] damaged = compressed(0);
        damaged[damaged.length - 6] ^= 1;
        gzip(c, damaged);
    }),
    RESET_AFTER_HEAD(TransportException.class, c -> reset(c, "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n")),
    RESET_IN_BODY(TransportException.class, c -> reset(c, "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"it")),

    NOT_HTTP(TransportException.class, c -> cutOff(c, "SSH-2.0-OpenSSH_9.2\r\n")),
    END_BEFORE_HEAD(TransportException.class, true, RawServer.Connection::end),
    RESET_BEFORE_HEAD(TransportException.class, true, RawServer.Connection::reset),
    END_IN_HEAD(TransportException.class, c -> cutOff(c, "HTTP/1.1 200 OK\r\nContent-Le")),
    END_IN_STATUS(TransportException.class, c -> cutOff(c, "HTTP/1.1 50")),
    NO_SUCH_STATUS(TransportException.class, c -> c.answer("2000 X", "{\"items\":[]}")),
    MANY_INTERIM_ANSWERS(
            TransportException.class,
            c -> cutOff(c, "HTTP/1.1 100 Continue\r\n\r\n".repeat(20_000) + "HTTP/1.1 200 OK\r\n\r\n{\"items\":[]}")),
    TWO_LENGTHS(
            TransportException.class,
            c -> cutOff(c, "HTTP/1.1 200 OK\r\nContent-Length: 12\r\nContent-Length: 99\r\n\r\n{\"items\":[]}")),
    SAME_LENGTH_TWICE(
            TransportException.class,
            c -> cutOff(c, "HTTP/1.1 200 OK\r\nContent-Length: 99\r\nContent-Length: 99\r\n\r\n{\"items\":[]}")),
    TOO_SHORT_THOUGH_COMPRESSED(
            TransportException.class,
            c -> cutOff(c, "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 99\r\n\r\n{\"items\":[]}")),
    RESET_IN_HEAD(TransportException.class, c -> reset(c, "HTTP/1.1 200 OK\r\nContent-Le")),

    STALL_BEFORE_HEAD(TransportException.class, RawServer.Connection::stall),
    STALL_IN_HEAD(TransportException.class, c -> stall(c, "HTTP/1.1 200 OK\r\nContent-Le")),
    STALL_AFTER_HEAD(TransportException.class, c -> stall(c, "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n")),
    STALL_IN_BODY(TransportException.class, c -> stall(c, "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"it")),
    STALL_IN_CHUNK(TransportException.class, c -> stall(c, chunked("c\r\n{\"it"))),
    DRIPPING_HEAD(TransportException.class, c -> drip(c, "HTTP/1.1 200 OK\r\nX-Long: ", "a")),
    DRIPPING_HEADERS(TransportException.class, c -> drip(c, "HTTP/1.1 200 OK\r\n", "X-Many: a\r\n")),
    DRIPPING_BODY(TransportException.class, c -> drip(c, "HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", " ")),
    DRIPPING_CHUNKS(TransportException.class, c -> drip(c, chunked(""), "1\r\n \r\n")),

    MOVED(ApiErrorException.class, redirect(301)),
    FOUND(ApiErrorException.class, redirect(302)),
    NOT_MODIFIED(ApiErrorException.class, c -> c.write("HTTP/1.1 304 Not Modified\r\n\r\n")),
    TEMPORARY_REDIRECT(ApiErrorException.class, redirect(307)),
    BAD_REQUEST(ApiErrorException.class, c -> c.answer("400 Bad Request", "")),
    UNAUTHORIZED(ApiErrorException.class, c -> c.answer("401 Unauthorized", "{\"detail\":\"Invalid API key\"}")),
    UNPROCESSABLE(ApiErrorException.class, c -> c.answer("422 X", "{\"detail\":[{\"loc\":[\"q\"],\"msg\":\"m\"}]}")),
    ERROR_HTML(ApiErrorException.class, c -> c.answer("502 Bad Gateway", "<html>")),
    ERROR_CUT(
            ApiErrorException.class, c -> cutOff(c, "HTTP/1.1 503 X\r\nContent-Length: 99\r\n\r\n{\"detail\":\"slow")),
    ERROR_RESET(ApiErrorException.class, c -> reset(c, "HTTP/1.1 503 X\r\nContent-Length: 99\r\n\r\n{\"detail\":")),
    ERROR_TOO_LONG(ApiErrorException.class, c -> c.answer("500 X", "x".repeat(2 * FaultTest.MAX_BYTES))),
    ERROR_GZIP_DAMAGED(ApiErrorException.class, c -> c.answer("500 X\r\nContent-Encoding: gzip", compressed(-9))),
    ERROR_STALLS(ApiErrorException.class, c -> stall(c, "HTTP/1.1 429 X\r\nContent-Length: 99\r\n\r\n{\"det")),
    ERROR_DRIPS(ApiErrorException.class, c -> drip(c, "HTTP/1.1 500 X\r\nContent-Length: 99999\r\n\r\n", "x"));

    final Class<? extends BatchesException> expected;

    /**
     * Returns whether one more request may be sent: the same one over a new connection, because the kept one may have
     * been closed while idle, or that of the page before, because surplus bytes put it in doubt.
     */
    final boolean causesAnotherRequest;

    private final RawServer.Handler answer;

    Fault(Class<? extends BatchesException> expected, RawServer.Handler answer) {
        this(expected, false, answer);
    }

    Fault(Class<? extends BatchesException> expected, boolean causesAnotherRequest, RawServer.Handler answer) {
        this.expected = expected;
        this.causesAnotherRequest = causesAnotherRequest;
        this.answer = answer;
    }

    boolean isWorthRepeating() {
        return expected == TransportException.class || name().startsWith("ERROR_");
    }

    /** Returns whether only a time limit ends the response. */
    boolean isSlow() {
        return name().contains("STALL") || name().contains("DRIP");
    }

    /** Returns a short limit for slow responses only, because load must not make the others fail. */
    Duration requestTimeout() {
        return isSlow() ? Duration.ofMillis(1500) : Duration.ofSeconds(30);
    }

    /** Returns the request id, which all complete responses have that aren't pages. */
    @Nullable
    String requestId() {
        return expected == MalformedResponseException.class ? "req-7" : null;
    }

    void happen(RawServer.Connection connection) throws IOException {
        answer.answer(connection);
    }

    private static RawServer.Handler page(String body) {
        return connection -> connection.answer("200 OK\r\nX-Request-Id: req-7", body);
    }

    private static RawServer.Handler redirect(int status) {
        return connection -> connection.answer(status + " X\r\nLocation: " + FaultTest.ELSEWHERE.uri(), "");
    }

    /** Returns a compressed page with some bytes missing at the end, or added. */
    private static byte[] compressed(int more) {
        byte[] whole = RawServer.gzip("{\"items\":[]}".getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(whole, whole.length + more);
    }

    private static String chunked(String chunks) {
        return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;
    }

    private static void gzip(RawServer.Connection connection, byte[] body) throws IOException {
        connection.answer("200 OK\r\nContent-Encoding: gzip", body);
    }

    private static void cutOff(RawServer.Connection connection, String text) throws IOException {
        connection.write(text);
        connection.end();
    }

    private static void reset(RawServer.Connection connection, String text) throws IOException {
        connection.write(text);
        connection.reset();
    }

    private static void stall(RawServer.Connection connection, String text) throws IOException {
        connection.write(text);
        connection.stall();
    }

    private static void drip(RawServer.Connection connection, String text, String drop) throws IOException {
        connection.write(text);
        connection.drip(drop);
    }
}
