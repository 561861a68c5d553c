package io.github.llamabatches.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a response up to the end that its headers declare, and tracks whether it may belong to another
 * request. A connection is reused only if its response was read to that end; otherwise it is closed.
 */
public final class ResponseBody extends InputStream {

    /** A hexadecimal number within the range of a long, followed by an optional extension. */
    private static final Pattern CHUNK_SIZE = Pattern.compile("[ \t]*([0-9A-Fa-f]{1,15})[ \t]*(;.*)?", Pattern.DOTALL);

    private final Connection connection;
    private final ConnectionPool pool;
    private final ResponseHead head;
    private final boolean isChunked;

    /** The remaining bytes of the body or of the current chunk; negative if the body ends with the connection. */
    private long left;

    private boolean isEnded;
    private boolean isClosed;

    /** Finishes an empty body at once, because it may never be read. */
    ResponseBody(Connection connection, ConnectionPool pool, ResponseHead head, long length) throws IOException {
        this.connection = connection;
        this.pool = pool;
        this.head = head;
        this.isChunked = length == ResponseHead.CHUNKED;
        this.left = isChunked ? 0 : length;
        if (length == 0) {
            end();
        }
    }

    /**
     * Replaces the deadline by a read timeout.
     *
     * @param silenceMillis the read timeout; 0 for none
     */
    public void limitSilenceAlone(int silenceMillis) {
        connection.limit(new Deadline(HttpTransport.NO_LIMIT), silenceMillis);
    }

    /**
     * Returns whether unexpected bytes arrived on the same connection after this response, even after others: this one
     * may be unexpected itself, and each later one the response to the request before.
     *
     * @return true from then on
     */
    public boolean isInDoubt() {
        pool.examineIfIdle(connection);
        return connection.isInDoubt();
    }

    /**
     * Takes the buffer that an earlier request left on this connection.
     *
     * @return null if there is none
     */
    public byte @Nullable [] takeBuffer() {
        return connection.spareBuffer.getAndSet(null);
    }

    /**
     * Leaves a buffer to the next request on this connection.
     *
     * @param buffer a buffer that nobody else uses
     */
    public void leaveBuffer(byte[] buffer) {
        connection.spareBuffer.set(buffer);
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (isChunked && left == 0 && !isEnded) {
            startChunk();
        }
        if (isClosed) {
            throw new IOException("the body is closed");
        }
        if (isEnded) {
            return -1;
        }
        int read = connection.read(target, offset, left < 0 ? length : (int) Math.min(length, left));
        if (read < 0) {
            isEnded = true;
            connection.close();
            if (left > 0) {
                throw new EOFException("the connection ended " + left + " bytes before the end of "
                        + (isChunked ? "a chunk" : "the body"));
            }
        } else if (left > 0) {
            left -= read;
            if (left == 0) {
                endPart();
            }
        }
        return read;
    }

    private void startChunk() throws IOException {
        Matcher size = CHUNK_SIZE.matcher(connection.readLine());
        if (!size.matches()) {
            throw new IOException("a chunk of the body has an invalid size");
        }
        left = Long.parseLong(size.group(1), 16);
        if (left == 0) {
            // Skips the trailer, which isn't used.
            connection.readLines();
            end();
        }
    }

    private void endPart() throws IOException {
        if (!isChunked) {
            end();
        } else if (!connection.readLine().isEmpty()) {
            throw new IOException("a chunk of the body is longer than announced");
        }
    }

    private void end() throws IOException {
        isEnded = true;
        String surplus = surplus();
        if (surplus == null && head.isKept()) {
            pool.giveBack(connection, head.keepAliveSeconds());
            return;
        }
        connection.close();
        if (surplus != null && !surplus.isBlank()) {
            connection.doubt();
            throw new IOException("bytes followed the response");
        }
    }

    /**
     * Returns the bytes that followed the response; null if there were none, an empty string if the connection is
     * broken.
     */
    private @Nullable String surplus() {
        try {
            return connection.hasUnexpectedBytes() ? connection.unexpectedBytes() : null;
        } catch (IOException e) {
            // The response is complete nevertheless.
            return "";
        }
    }

    /** Closes the connection unless the body was read completely: reading the rest could take forever. */
    @Override
    public void close() {
        isClosed = true;
        if (!isEnded) {
            isEnded = true;
            connection.close();
        }
    }
}
