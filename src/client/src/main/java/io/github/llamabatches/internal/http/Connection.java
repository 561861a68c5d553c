package io.github.llamabatches.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** One connection and what was read of it ahead. It serves one exchange at a time. */
final class Connection {

    private static final int BUFFER_SIZE = 8 * 1024;
    private static final int MAX_LINES_BYTES = 64 * 1024;
    private static final int MAX_INTERIM_ANSWERS = 20;

    /** For bytes that have arrived, unless TLS has more to come before it can hand them on. */
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    /** What arrives on an idle connection before the server closes it, because it took too long to ask. */
    private static final String COMPLAINT = "(?s)HTTP/1\\.\\d 408 .*";

    private final Route route;
    private final boolean isToProxy;
    private final LimitedSocket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int position;
    private int end;
    private int linesBytes;
    private boolean isUnanswered;
    private @Nullable Answer lastAnswer;

    /** On the clock of {@link System#nanoTime}; guarded, like the flag, by the lock of the pool. */
    long idleEnd;

    boolean isIdle;

    private Connection(Route route, boolean isToProxy, LimitedSocket socket, InputStream in, OutputStream out) {
        this.route = route;
        this.isToProxy = isToProxy;
        this.socket = socket;
        this.in = in;
        this.out = out;
    }

    /** Returns a connection over a socket, without TLS. */
    static Connection plain(Route route, boolean isToProxy, LimitedSocket socket) throws IOException {
        return new Connection(route, isToProxy, socket, socket.getInputStream(), socket.getOutputStream());
    }

    static Connection open(Connector connector) throws IOException {
        LimitedSocket socket = connector.connect();
        Route route = connector.route();
        try {
            if (!route.isTls()) {
                return plain(route, connector.isToProxy(), socket);
            }
            SSLSocket tls =
                    (SSLSocket) connector.tlsFactory().createSocket(socket, route.bareHost(), route.port(), true);
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            return new Connection(route, false, socket, tls.getInputStream(), tls.getOutputStream());
        } catch (IOException | RuntimeException | Error e) {
            LimitedSocket.closeQuietly(socket);
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
        lastAnswer = null;
        isUnanswered = true;
        out.write(request);
        out.flush();
        for (int i = 0; i <= MAX_INTERIM_ANSWERS; i++) {
            ResponseHead head = ResponseHead.parse(readLines());
            if (head.status() == 101) {
                throw new IOException("the server changes to another protocol, unasked");
            }
            if (head.status() >= 200) {
                return head;
            }
        }
        throw new IOException("too many interim answers");
    }

    /** Returns whether no byte of an answer has come since the request was sent. */
    boolean isUnanswered() {
        return isUnanswered;
    }

    void answered(Answer answer) {
        lastAnswer = answer;
    }

    @Nullable
    Answer lastAnswer() {
        return lastAnswer;
    }

    /** Reads lines to an empty one. */
    List<String> readLines() throws IOException {
        linesBytes = 0;
        List<String> lines = new ArrayList<>();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            lines.add(line);
        }
        return lines;
    }

    /** Reads a line on its own. */
    String readSingleLine() throws IOException {
        linesBytes = 0;
        return readLine();
    }

    /** Reads a line without its end. A carriage return that isn't part of one is refused, as is a NUL. */
    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        int lineEnd = -1;
        while (lineEnd < 0) {
            if (position == end) {
                fill();
            }
            lineEnd = indexOfLineFeed();
            int length = (lineEnd < 0 ? end : lineEnd) - position;
            linesBytes += length;
            if (linesBytes > MAX_LINES_BYTES) {
                throw new IOException("the head of the answer is longer than " + MAX_LINES_BYTES + " bytes");
            }
            line.append(new String(buffer, position, length, StandardCharsets.ISO_8859_1));
            position += length;
        }
        position++;
        linesBytes++;
        if (line.length() > 0 && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        if (line.indexOf("\r") >= 0 || line.indexOf("\0") >= 0) {
            throw new IOException("the head of the answer holds a character that it can't have");
        }
        return line.toString();
    }

    private int indexOfLineFeed() {
        for (int i = position; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void fill() throws IOException {
        position = 0;
        end = 0;
        int read = in.read(buffer, 0, BUFFER_SIZE);
        if (read < 0) {
            throw new EOFException(
                    isUnanswered
                            ? "the connection ended before an answer came"
                            : "the connection ended within the answer");
        }
        end = read;
        isUnanswered = false;
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
    boolean hasUnaskedBytes() throws IOException {
        return position < end || in.available() > 0;
    }

    /** Returns those bytes, or the first of them. */
    String unaskedBytes() throws IOException {
        if (position == end) {
            fill();
        }
        return new String(buffer, position, end - position, StandardCharsets.ISO_8859_1);
    }

    /** Returns whether anything came while the connection was idle, be it the end of TLS. */
    boolean hasArrivals() {
        try {
            return hasUnaskedBytes() || socket.arrivedBytes() > 0;
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * Puts the last answer in doubt by what arrived, unless that is certainly no answer. The connection is done then.
     */
    void examineArrivals() {
        if (lastAnswer == null) {
            return;
        }
        socket.limit(new Deadline(AT_ONCE), 0);
        try {
            if (!unaskedBytes().matches(COMPLAINT)) {
                lastAnswer.doubt();
            }
        } catch (InterruptedIOException e) {
            // A part of an answer, perhaps.
            lastAnswer.doubt();
        } catch (IOException e) {
            // The end of the connection, or of TLS alone.
        }
    }

    boolean isClosed() {
        return socket.isClosed();
    }

    /** Ends the connection below TLS, whatever is under way. */
    void close() {
        LimitedSocket.closeQuietly(socket);
    }
}
