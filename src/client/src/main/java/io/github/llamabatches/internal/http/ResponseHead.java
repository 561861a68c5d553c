package io.github.llamabatches.internal.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the status line and the headers of a response (RFC 9112). Rejects everything that makes the end of the body
 * ambiguous. Messages don't quote the response, which can repeat the request.
 *
 * @param minorVersion the minor version of HTTP/1
 * @param status the status
 * @param reason the reason phrase; empty if there is none
 * @param headers the headers, by case-insensitive name
 */
public record ResponseHead(int minorVersion, int status, String reason, Map<String, Collection<String>> headers) {

    /** The body ends with the connection. */
    public static final long UNTIL_CLOSE = -1;

    /** The body is chunked. */
    public static final long CHUNKED = -2;

    /** Accepts the byte 0x85, which is part of many UTF-8 characters, and which Java treats as a line terminator. */
    private static final Pattern STATUS_LINE =
            Pattern.compile("HTTP/1\\.(\\d) ([1-5]\\d\\d)(?: (.*))?", Pattern.DOTALL);

    /** The name is a token (RFC 9110, section 5.6.2), immediately followed by the colon. */
    private static final Pattern HEADER = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):(.*)", Pattern.DOTALL);

    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final Pattern KEEP_ALIVE = Pattern.compile("timeout=(\\d{1,6})");

    static ResponseHead parse(List<String> lines) throws IOException {
        Matcher line = STATUS_LINE.matcher(lines.isEmpty() ? "" : lines.get(0));
        if (!line.matches()) {
            throw new IOException("the response doesn't begin with a status line of HTTP/1.1");
        }
        return new ResponseHead(
                Integer.parseInt(line.group(1)),
                Integer.parseInt(line.group(2)),
                line.group(3) == null ? "" : line.group(3).strip(),
                headers(unfolded(lines)));
    }

    /** Returns the lines, with folded ones joined (RFC 9112, section 5.2). */
    private static List<StringBuilder> unfolded(List<String> lines) {
        List<StringBuilder> whole = new ArrayList<>();
        for (String line : lines) {
            if (whole.size() > 1 && (line.startsWith(" ") || line.startsWith("\t"))) {
                whole.get(whole.size() - 1).append(' ').append(line.strip());
            } else {
                whole.add(new StringBuilder(line));
            }
        }
        return whole;
    }

    private static Map<String, Collection<String>> headers(List<StringBuilder> lines) throws IOException {
        Map<String, Collection<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (StringBuilder line : lines.subList(1, lines.size())) {
            Matcher header = HEADER.matcher(line);
            if (!header.matches()) {
                throw new IOException("the head of the response has an invalid header line");
            }
            headers.putIfAbsent(header.group(1), new ArrayList<>(1));
            headers.get(header.group(1)).add(header.group(2).strip());
        }
        return headers;
    }

    /**
     * Returns the length of the body, {@link #CHUNKED} or {@link #UNTIL_CLOSE} (RFC 9112, section 6.3).
     *
     * @param method the method of the request
     * @return a number of bytes, or one of the negative constants
     * @throws IOException if the length is ambiguous
     */
    public long bodyLength(String method) throws IOException {
        if (method.equals("HEAD") || status == 204 || status == 304) {
            return 0;
        }
        List<String> codings = list("Transfer-Encoding");
        codings.removeAll(List.of("identity"));
        if (codings.equals(List.of("chunked"))) {
            return CHUNKED;
        }
        if (!codings.isEmpty()) {
            throw new IOException("the body has a transfer coding other than chunked");
        }
        List<String> lengths = list("Content-Length");
        if (lengths.isEmpty()) {
            return UNTIL_CLOSE;
        }
        if (Collections.frequency(lengths, lengths.get(0)) < lengths.size()) {
            throw new IOException("the response has several different lengths for its body");
        }
        if (!LENGTH.matcher(lengths.get(0)).matches()) {
            throw new IOException("the length of the body is invalid");
        }
        return Long.parseLong(lengths.get(0));
    }

    /** Returns whether the connection can be reused after the body has been read. */
    boolean isKept() {
        List<String> options = list("Connection");
        return !options.contains("close")
                && (minorVersion > 0 || options.contains("keep-alive"))
                && keepAliveSeconds() != 0
                // A proxy that interprets the length differently would read other bytes as the next response.
                && (list("Transfer-Encoding").isEmpty()
                        || list("Content-Length").isEmpty());
    }

    /** Returns for how many seconds the server keeps an idle connection, or -1 if it doesn't announce it. */
    int keepAliveSeconds() {
        for (String parameter : list("Keep-Alive")) {
            Matcher timeout = KEEP_ALIVE.matcher(parameter);
            if (timeout.matches()) {
                return Integer.parseInt(timeout.group(1));
            }
        }
        return -1;
    }

    /** Returns the items of a header in lower case. */
    private List<String> list(String name) {
        List<String> items = new ArrayList<>();
        for (String value : headers.getOrDefault(name, List.of())) {
            for (String item : value.split(",", -1)) {
                items.add(item.strip().toLowerCase(Locale.ROOT));
            }
        }
        return items;
    }
}
