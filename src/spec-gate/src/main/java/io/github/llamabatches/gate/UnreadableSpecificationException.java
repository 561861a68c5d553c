package io.github.llamabatches.gate;

/** Thrown if a file isn't a readable specification; the message contains the findings. */
public final class UnreadableSpecificationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableSpecificationException(String findings) {
        super(findings, null, false, false);
    }
}
