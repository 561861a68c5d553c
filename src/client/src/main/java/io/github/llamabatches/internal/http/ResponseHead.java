package io.github.llamabatches.internal.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The status line and the headers of an answer (RFC 9112). What its rules don't allow is refused where it could change
 * where the body ends.
 */
record ResponseHead(int minorVersion, int status, String reason, Map<String, Collection<String>> headers) {

    /** The body of this answer goes to the end of the connection. */
    static final long UNTIL_CLOSE = -1;

    /** The body of this answer comes in chunks. */
    static final long CHUNKED = -2;

    private static final String VERSION = "HTTP/1.";
    private static final int STATUS_START = VERSION.length() + 2;
    private static final int SHOWN_LENGTH = 40;

    static ResponseHead parse(List<String> lines) throws IOException {
        String line = lines.get(0);
        int end = STATUS_START + 3;
        boolean valid = line.startsWith(VERSION)
                && line.length() >= end
                && isDigit(line.charAt(VERSION.length()))
                && line.charAt(STATUS_START - 1) == ' '
                && line.substring(STATUS_START, end).chars().allMatch(ResponseHead::isDigit)
                && (line.length() == end || line.charAt(end) == ' ');
        if (!valid) {
            throw new IOException("the answer begins with \"" + line.substring(0, Math.min(line.length(), SHOWN_LENGTH))
                    + "\", which is no status line of HTTP/1.1");
        }
        int status = Integer.parseInt(line.substring(STATUS_START, end));
        if (status < 100 || status > 599) {
            throw new IOException("the answer has no status that an answer of HTTP can have");
        }
        return new ResponseHead(
                line.charAt(VERSION.length()) - '0', status, line.substring(end).strip(), headers(lines));
    }

    private static Map<String, Collection<String>> headers(List<String> lines) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<String> last = null;
        for (String line : lines.subList(1, lines.size())) {
            if (last != null && (line.startsWith(" ") || line.startsWith("\t"))) {
                // A folded line (RFC 9112, 5.2).
                last.set(last.size() - 1, (last.get(last.size() - 1) + ' ' + line.strip()).strip());
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 1 || !line.substring(0, colon).chars().allMatch(ResponseHead::isTokenCharacter)) {
                throw new IOException("the head has a line that is no header");
            }
            last = headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>(1));
            last.add(line.substring(colon + 1).strip());
        }
        return java.util.Collections.unmodifiableMap(headers);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** RFC 9110, 5.6.2. */
    private static boolean isTokenCharacter(int c) {
        return c > ' ' && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
    }

    boolean isInterim() {
        return status < 200;
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
        codings.removeIf("identity"::equals);
        if (codings.equals(List.of("chunked"))) {
            return CHUNKED;
        }
        if (!codings.isEmpty()) {
            throw new IOException("the body has the transfer coding " + codings + ", and only chunked was offered");
        }
        List<String> lengths = list("Content-Length");
        if (lengths.isEmpty()) {
            return UNTIL_CLOSE;
        }
        if (lengths.stream().distinct().count() > 1) {
            throw new IOException("the head has several lengths for one body");
        }
        String length = lengths.get(0);
        if (length.isEmpty() || length.length() > 18 || !length.chars().allMatch(ResponseHead::isDigit)) {
            throw new IOException("the head has a length that is no number of bytes");
        }
        return Long.parseLong(length);
    }

    /** Returns whether the connection serves another request once the body has been read. */
    boolean isKept() {
        List<String> options = list("Connection");
        return !options.contains("close")
                && (minorVersion > 0 || options.contains("keep-alive"))
                // Whoever counts the other way sees other bytes behind the body.
                && (list("Transfer-Encoding").isEmpty()
                        || list("Content-Length").isEmpty());
    }

    /** Returns the seconds that the server keeps an idle connection for, or -1 if it doesn't say so. */
    int keepAliveSeconds() {
        for (String parameter : list("Keep-Alive")) {
            if (parameter.matches("timeout\\s*=\\s*\\d{1,6}")) {
                return Integer.parseInt(
                        parameter.substring(parameter.indexOf('=') + 1).strip());
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
