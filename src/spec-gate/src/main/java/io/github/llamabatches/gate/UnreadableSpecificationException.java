package io.github.llamabatches.gate;

/** Thrown if a file is no specification that can be read; the message holds the findings. */
public final class UnreadableSpecificationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableSpecificationException(String findings) {
        super(findings, null, false, false);
    }
}
