package io.github.llamabatches;

/** No complete answer came: the connection failed, timed out or broke off. The cause says how. */
public final class TransportException extends BatchesException {

    private static final long serialVersionUID = 1L;

    TransportException(String message, Throwable cause) {
        super(message, cause);
    }
}
