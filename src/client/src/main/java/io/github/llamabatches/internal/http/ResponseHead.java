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
 * The status line and the headers of an answer (RFC 9112). Refuses whatever could change where the body ends. Messages
 * quote nothing of it, since servers repeat what they were sent.
 */
record ResponseHead(int minorVersion, int status, String reason, Map<String, Collection<String>> headers) {

    /** The body of this answer goes to the end of the connection. */
    static final long UNTIL_CLOSE = -1;

    /** The body of this answer comes in chunks. */
    static final long CHUNKED = -2;

    /** Takes the byte 0x85, which is part of many letters in UTF-8, and which Java takes for the end of a line. */
    private static final Pattern STATUS_LINE =
            Pattern.compile("HTTP/1\\.(\\d) ([1-5]\\d\\d)(?: (.*))?", Pattern.DOTALL);

    /** The name is a token (RFC 9110, 5.6.2), with nothing between it and the colon. */
    private static final Pattern HEADER = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):(.*)", Pattern.DOTALL);

    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final Pattern KEEP_ALIVE = Pattern.compile("timeout=(\\d{1,6})");

    static ResponseHead parse(List<String> lines) throws IOException {
        Matcher line = STATUS_LINE.matcher(lines.isEmpty() ? "" : lines.get(0));
        if (!line.matches()) {
            throw new IOException("the answer begins with no status line of HTTP/1.1");
        }
        return new ResponseHead(
                Integer.parseInt(line.group(1)),
                Integer.parseInt(line.group(2)),
                line.group(3) == null ? "" : trim(line.group(3)),
                headers(unfolded(lines)));
    }

    /** Returns the lines, with those that are folded as one (RFC 9112, 5.2). */
    private static List<StringBuilder> unfolded(List<String> lines) {
        List<StringBuilder> whole = new ArrayList<>();
        for (String line : lines) {
            if (whole.size() > 1 && (line.startsWith(" ") || line.startsWith("\t"))) {
                whole.get(whole.size() - 1).append(' ').append(trim(line));
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
                throw new IOException("the head of the answer has a line that is no header");
            }
            Collection<String> values = headers.get(header.group(1));
            if (values == null) {
                values = new ArrayList<>(1);
                headers.put(header.group(1), values);
            }
            values.add(trim(header.group(2)));
        }
        return headers;
    }

    /** Takes away spaces and tabs, and no other character that Java takes for a blank. */
    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (start < end && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /**
     * Returns how many bytes the body has, {@link #CHUNKED} or {@link #UNTIL_CLOSE} (RFC 9112, 6.3).
     *
     * @throws IOException if that can't be said
     */
    long bodyLength(String method) throws IOException {
        if (method.equals("HEAD") || status == 204 || status == 304) {
            return 0;
        }
        List<String> codings = list("Transfer-Encoding");
        codings.removeAll(List.of("identity"));
        if (codings.equals(List.of("chunked"))) {
            return CHUNKED;
        }
        if (!codings.isEmpty()) {
            throw new IOException("the body has a transfer coding other than chunked, which alone was offered");
        }
        List<String> lengths = list("Content-Length");
        if (lengths.isEmpty()) {
            return UNTIL_CLOSE;
        }
        if (Collections.frequency(lengths, lengths.get(0)) < lengths.size()) {
            throw new IOException("the head has several lengths for one body");
        }
        if (!LENGTH.matcher(lengths.get(0)).matches()) {
            throw new IOException("the head has a length that is no number of bytes");
        }
        return Long.parseLong(lengths.get(0));
    }

    /** Returns whether the connection serves another request once the body has been read. */
    boolean isKept() {
        List<String> options = list("Connection");
        return !options.contains("close")
                && (minorVersion > 0 || options.contains("keep-alive"))
                // A proxy that counts the other way takes other bytes for the next response.
                && (list("Transfer-Encoding").isEmpty()
                        || list("Content-Length").isEmpty());
    }

    /** Returns the seconds that the server keeps an idle connection for, or -1 if it doesn't say so. */
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
                items.add(trim(item).toLowerCase(Locale.ROOT));
            }
        }
        return items;
    }
}
