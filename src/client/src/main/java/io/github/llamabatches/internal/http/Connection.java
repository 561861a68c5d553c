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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Holds one connection and its read buffer. It serves one exchange at a time. */
final class Connection {

    private static final int BUFFER_SIZE = 8 * 1024;
    private static final int MAX_LINES_BYTES = 64 * 1024;
    private static final int USUAL_LINE_BYTES = 80;
    private static final int MAX_INTERIM_RESPONSES = 20;

    /**
     * Less than any system's send buffer, which is empty when a request begins because the previous one was
     * acknowledged by a response.
     */
    private static final int NEVER_BLOCKS = 4 * 1024;

    /** Long enough for bytes that have already arrived, unless TLS needs more before it can return any. */
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    /** Matches the response that some servers send on an idle connection before they close it. */
    private static final String COMPLAINT = "(?s)HTTP/1\\.\\d 408 .*";

    final Route route;
    final boolean isToProxy;

    private final LimitedSocket socket;
    private InputStream in;
    private OutputStream out;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int position;
    private int end;
    private boolean isWithoutResponse;
    private volatile boolean isInDoubt;

    /** Left by the last request for the body of the next response; a new array would be cold memory. */
    final AtomicReference<byte @Nullable []> spareBuffer = new AtomicReference<>();

    /** In the time of {@link System#nanoTime}; guarded by the lock of the pool. */
    long idleEnd;

    /** Creates a connection over a socket, without TLS. */
    Connection(Route route, boolean isToProxy, LimitedSocket socket) throws IOException {
        this.route = route;
        this.isToProxy = isToProxy;
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /** Layers TLS over the socket. */
    void startTls(SSLSocketFactory factory) throws IOException {
        SSLSocket tls = (SSLSocket) factory.createSocket(socket, route.bareHost(), route.port(), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        in = tls.getInputStream();
        out = tls.getOutputStream();
    }

    void limit(Deadline deadline, int silenceMillis) {
        socket.limit(deadline, silenceMillis);
    }

    /** Sends a request and reads the head of its final response. */
    ResponseHead exchange(byte[] request) throws IOException {
        isWithoutResponse = true;
        send(request);
        for (int i = 0; i <= MAX_INTERIM_RESPONSES; i++) {
            ResponseHead head = ResponseHead.parse(readLines());
            if (head.status() == 101) {
                throw new IOException("the server switched to another protocol without a request");
            }
            if (head.status() >= 200) {
                return head;
            }
        }
        throw new IOException("too many interim responses");
    }

    /** Ends a blocked write at the deadline by closing the socket. */
    private void send(byte[] request) throws IOException {
        CompletableFuture<Void> timer = new CompletableFuture<>();
        if (request.length > NEVER_BLOCKS) {
            timer = Timer.after(socket.deadline().left().toNanos(), this::close);
        }
        try {
            out.write(request);
            out.flush();
        } catch (IOException e) {
            throw socket.reason(e);
        } finally {
            timer.complete(null);
        }
    }

    /** Returns whether no byte of a response has arrived since the request was sent. */
    boolean isWithoutResponse() {
        return isWithoutResponse;
    }

    /** Reads lines up to an empty one. */
    List<String> readLines() throws IOException {
        List<String> lines = new ArrayList<>();
        int left = MAX_LINES_BYTES;
        for (String line = readLine(left); !line.isEmpty(); line = readLine(left)) {
            left -= line.length() + 2;
            lines.add(line);
        }
        return lines;
    }

    String readLine() throws IOException {
        return readLine(MAX_LINES_BYTES);
    }

    /**
     * Reads a line without its line ending. Rejects control characters other than tabs (RFC 9110, section 5.5), so that
     * a line has no other whitespace than spaces and tabs.
     */
    private String readLine(int maxBytes) throws IOException {
        StringBuilder line = new StringBuilder(USUAL_LINE_BYTES);
        for (byte next = next(); next != '\n'; next = next()) {
            if (line.length() >= maxBytes) {
                throw new IOException("the head of the response is longer than " + MAX_LINES_BYTES + " bytes");
            }
            line.append((char) (next & 0xff));
        }
        int last = line.length() - 1;
        if (last >= 0 && line.charAt(last) == '\r') {
            line.setLength(last);
        }
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) < ' ' && line.charAt(i) != '\t') {
                throw new IOException("the head of the response holds an invalid character");
            }
        }
        return line.toString();
    }

    private byte next() throws IOException {
        if (position == end) {
            fill();
        }
        return buffer[position++];
    }

    private void fill() throws IOException {
        position = 0;
        end = 0;
        int read = in.read(buffer, 0, BUFFER_SIZE);
        if (read < 0) {
            throw new EOFException(
                    isWithoutResponse
                            ? "the connection ended before a response was received"
                            : "the connection ended within the response");
        }
        end = read;
        isWithoutResponse = false;
    }

    /** Reads bytes of a body, from the buffer if it isn't empty. */
    int read(byte[] target, int offset, int length) throws IOException {
        if (position == end) {
            return in.read(target, offset, length);
        }
        int read = Math.min(length, end - position);
        System.arraycopy(buffer, position, target, offset, read);
        position += read;
        return read;
    }

    /** Returns whether bytes have arrived that belong to no request. */
    boolean hasUnexpectedBytes() throws IOException {
        return position < end || in.available() > 0;
    }

    /** Returns those bytes, or the first of them. */
    String unexpectedBytes() throws IOException {
        if (position == end) {
            fill();
        }
        return new String(buffer, position, end - position, StandardCharsets.ISO_8859_1);
    }

    /** Returns whether anything arrived while the connection was idle, including the end of TLS. */
    boolean hasArrivals() {
        try {
            return hasUnexpectedBytes() || socket.getInputStream().available() > 0;
        } catch (IOException e) {
            return true;
        }
    }

    /** Marks the responses as doubtful if the bytes that arrived can be another one. */
    private void examineArrivals() {
        socket.limit(new Deadline(AT_ONCE), 0);
        try {
            if (!unexpectedBytes().matches(COMPLAINT)) {
                doubt();
            }
        } catch (InterruptedIOException e) {
            // Possibly a part of a response.
            doubt();
        } catch (IOException e) {
            // The end of the connection, or only of TLS.
        }
    }

    /** Marks all responses as doubtful: an additional one shifts those after it. The connection isn't used again. */
    void doubt() {
        isInDoubt = true;
    }

    boolean isInDoubt() {
        return isInDoubt;
    }

    boolean isClosed() {
        return socket.isClosed();
    }

    /** Closes an idle connection, after an examination of the bytes that arrived. */
    void end() {
        if (hasArrivals()) {
            examineArrivals();
        }
        close();
    }

    /** Closes the connection below TLS, even during reads and writes. */
    void close() {
        socket.close();
    }
}
