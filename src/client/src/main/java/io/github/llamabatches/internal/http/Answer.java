package io.github.llamabatches.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, up to the end that its head announces, and whether it is in doubt that it is the answer to its
 * request. A connection whose answer was read to that end serves the next request; any other is closed.
 */
public final class Answer extends InputStream {

    /** Hexadecimal, and not beyond the range of a long; behind it an extension. */
    private static final Pattern CHUNK_SIZE = Pattern.compile("[ \t]*([0-9A-Fa-f]{1,15})[ \t]*(;.*)?", Pattern.DOTALL);

    private final Connection connection;
    private final ConnectionPool pool;
    private final ResponseHead head;
    private final boolean isChunked;

    /** How much of the body, or of this chunk, is to come; less than 0 if that shows when the connection ends. */
    private long left;

    private boolean isEnded;
    private boolean isClosed;
    private volatile boolean isInDoubt;

    /** Ends a body without bytes at once: nobody may read it. */
    Answer(Connection connection, ConnectionPool pool, ResponseHead head, long length) throws IOException {
        this.connection = connection;
        this.pool = pool;
        this.head = head;
        this.isChunked = length == ResponseHead.CHUNKED;
        this.left = isChunked ? 0 : length;
        connection.lastAnswer = this;
        if (length == 0) {
            end();
        }
    }

    /**
     * Lets the body take as long as it likes while the server isn't silent.
     *
     * @param silenceMillis for how long it may be silent; 0 stands for no limit
     */
    public void limitSilenceAlone(int silenceMillis) {
        connection.limit(new Deadline(HttpTransport.NO_LIMIT), silenceMillis);
    }

    /**
     * Returns whether bytes that nobody asked for have come behind this answer, over the same connection: then this one
     * may not have been asked for either, and they be the true one.
     *
     * @return true from then on
     */
    public boolean isInDoubt() {
        pool.examineIfIdle(connection, this);
        return isInDoubt;
    }

    void doubt() {
        isInDoubt = true;
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
            throw new IOException("a chunk of the body has a size that is no number of bytes");
        }
        left = Long.parseLong(size.group(1), 16);
        if (left == 0) {
            // The trailer, which nobody needs.
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
            throw new IOException("more bytes came than the answer has");
        }
    }

    /** Returns what came behind the answer; null if nothing did, and nothing of text if the connection is broken. */
    private @Nullable String surplus() {
        try {
            return connection.hasUnaskedBytes() ? connection.unaskedBytes() : null;
        } catch (IOException e) {
            // The answer is whole all the same.
            return "";
        }
    }

    /** Ends the connection unless the body was read to its end: to read the rest could take for ever. */
    @Override
    public void close() {
        isClosed = true;
        if (!isEnded) {
            isEnded = true;
            connection.close();
        }
    }
}
