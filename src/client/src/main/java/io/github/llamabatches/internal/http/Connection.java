package io.github.llamabatches.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** One connection and what was read of it ahead. It serves one exchange at a time. */
final class Connection {

    private static final int BUFFER_SIZE = 8 * 1024;
    private static final int MAX_HEAD_BYTES = 256 * 1024;
    /** What arrived is here, and to read it takes no time. */
    private static final Duration AT_ONCE = Duration.ofMillis(5);

    private static final int MAX_INTERIM_ANSWERS = 20;

    private final Route route;
    private final boolean isToProxy;
    private final LimitedSocket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int position;
    private int end;
    private boolean isUnused = true;
    private int headBytes;
    private int exchangeCount;
    private volatile int doubtfulExchange;

    private Connection(Route route, boolean isToProxy, LimitedSocket socket, InputStream in, OutputStream out) {
        this.route = route;
        this.isToProxy = isToProxy;
        this.socket = socket;
        this.in = in;
        this.out = out;
    }

    static Connection open(Route route, Deadline deadline, Deadline connectDeadline, int readTimeoutMillis)
            throws IOException {
        Connector.Connected connected = new Connector(route, deadline, connectDeadline, readTimeoutMillis).connect();
        LimitedSocket socket = connected.socket();
        try {
            if (!route.isTls()) {
                return new Connection(
                        route, connected.isToProxy(), socket, socket.getInputStream(), socket.getOutputStream());
            }
            SSLSocket tls = (SSLSocket) HttpsURLConnection.getDefaultSSLSocketFactory()
                    .createSocket(socket, route.bareHost(), route.port(), true);
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            return new Connection(route, false, socket, tls.getInputStream(), tls.getOutputStream());
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    Route route() {
        return route;
    }

    boolean isToProxy() {
        return isToProxy;
    }

    void limit(Deadline deadline, int silenceMillis) {
        socket.limit(deadline, silenceMillis);
    }

    /** Sends a request and reads the head of its final answer. */
    ResponseHead exchange(byte[] request) throws IOException {
        isUnused = true;
        exchangeCount++;
        out.write(request);
        out.flush();
        for (int i = 0; i <= MAX_INTERIM_ANSWERS; i++) {
            ResponseHead head = readHead();
            if (!head.isInterim()) {
                return head;
            }
            if (head.status() == 101) {
                throw new IOException("the server changes to another protocol, unasked");
            }
        }
        throw new IOException("too many interim answers");
    }

    /** Returns whether no byte of an answer has come since the request was sent. */
    boolean isUnused() {
        return isUnused;
    }

    private ResponseHead readHead() throws IOException {
        List<String> lines = new ArrayList<>();
        headBytes = 0;
        String line = readLine();
        do {
            lines.add(line);
            line = readLine();
        } while (!line.isEmpty());
        return ResponseHead.parse(lines);
    }

    /** Starts to count the lines behind a head, or behind a body, which may be as long as a head. */
    void startLines() {
        headBytes = 0;
    }

    /** Reads a line without its end. A carriage return that isn't part of one is refused, as is a NUL. */
    String readLine() throws IOException {
        StringBuilder line = null;
        while (true) {
            for (int i = position; i < end; i++) {
                if (buffer[i] == '\n') {
                    String rest = take(i - position);
                    position++;
                    String whole = line == null ? rest : line.append(rest).toString();
                    return checked(whole.endsWith("\r") ? whole.substring(0, whole.length() - 1) : whole);
                }
            }
            line = (line == null ? new StringBuilder() : line).append(take(end - position));
            fill();
        }
    }

    private String take(int length) throws IOException {
        headBytes += length + 1;
        if (headBytes > MAX_HEAD_BYTES) {
            throw new IOException("the head of the answer is longer than " + MAX_HEAD_BYTES + " bytes");
        }
        String text = new String(buffer, position, length, StandardCharsets.ISO_8859_1);
        position += length;
        return text;
    }

    private static String checked(String line) throws IOException {
        if (line.indexOf('\r') >= 0 || line.indexOf('\0') >= 0) {
            throw new IOException("the head of the answer holds a character that it can't have");
        }
        return line;
    }

    private void fill() throws IOException {
        position = 0;
        end = 0;
        int read = in.read(buffer, 0, BUFFER_SIZE);
        if (read < 0) {
            throw new EOFException(
                    isUnused ? "the connection ended before an answer came" : "the connection ended within the answer");
        }
        end = read;
        isUnused = false;
    }

    /** Reads bytes of a body: what is here already, or what comes. */
    int read(byte[] target, int offset, int length) throws IOException {
        if (position == end) {
            return in.read(target, offset, length);
        }
        int read = Math.min(length, end - position);
        System.arraycopy(buffer, position, target, offset, read);
        position += read;
        return read;
    }

    /** Returns whether bytes of the server are here that belong to nothing that was asked. */
    boolean hasMore() throws IOException {
        return position < end || in.available() > 0;
    }

    /**
     * Returns whether bytes came while the connection was idle: an answer that nobody asked for, or, over TLS, the
     * notice that the server closes.
     */
    boolean hasArrivals() {
        try {
            return hasMore() || socket.arrivedBytes() > 0;
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * Reads what arrived, and puts the last exchange in doubt if it is an answer: its own may be this one. An answer
     * that complains that nothing was asked in time is none of these.
     */
    void examineArrivals() {
        socket.limit(new Deadline(AT_ONCE, System::nanoTime), 0);
        try {
            if (position == end) {
                fill();
            }
            String text = new String(buffer, position, end - position, StandardCharsets.ISO_8859_1);
            if (!text.isBlank() && !text.matches("(?s)HTTP/1\\.\\d 408 .*")) {
                doubtfulExchange = exchangeCount;
            }
        } catch (IOException e) {
            // The end of the connection, or of TLS alone.
        }
    }

    int exchangeCount() {
        return exchangeCount;
    }

    /** Returns the number of the exchange that an answer came behind which nobody asked for; 0 if there is none. */
    int doubtfulExchange() {
        return doubtfulExchange;
    }

    boolean isClosed() {
        return socket.isClosed();
    }

    /** Ends the connection below TLS, whatever is under way. */
    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more.
        }
    }
}
