package io.github.llamabatches.runtime;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds bytes that JSON represents in Base64 (RFC 4648, section 4). The text on the wire is kept exactly.
 *
 * <p>Two values are equal if their strings are. Immutable and safe to share between threads.
 */
public final class Base64Text implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The text on the wire. */
    private final String text;

    private Base64Text(String text) {
        this.text = text;
    }

    /**
     * Wraps a string without changing it.
     *
     * @param text the string on the wire, which is validated only by {@link #bytes}
     * @return the wrapped text
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Base64Text of(String text) {
        return new Base64Text(Objects.requireNonNull(text, "text"));
    }

    /**
     * Encodes bytes.
     *
     * @param bytes any bytes
     * @return the Base64 text, padded and on one line
     */
    public static Base64Text of(byte[] bytes) {
        return new Base64Text(Base64.getEncoder().encodeToString(bytes));
    }

    /**
     * Decodes the text.
     *
     * @return a new array
     * @throws IllegalArgumentException if the string isn't Base64
     */
    public byte[] bytes() {
        return Base64.getDecoder().decode(text);
    }

    /** Returns the text on the wire. */
    @JsonValue
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Base64Text that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
