package io.github.llamabatches.runtime;

import java.lang.reflect.Type;

/**
 * Describes why a document can't be read. Doesn't keep the exception of the JSON library, which references the
 * document.
 */
public final class UnreadableJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The location can contain names from the server. */
    private static final int PLACE_LENGTH = 500;

    /** Whether an excerpt of the document is useful. */
    private final boolean excerptHelps;

    /**
     * Creates the exception.
     *
     * @param problem the problem, in the words of the library
     * @param place the location, such as {@code " at $.items[3].status"}; may be empty
     * @param excerptHelps whether the document as a whole is wrong, rather than one of its values
     */
    UnreadableJsonException(String problem, String place, boolean excerptHelps) {
        // Before a location, Jackson states that it doesn't show the source.
        super(Excerpt.of(problem.replaceAll("\\[Source: [^;]*; ", "[")) + Excerpt.of(place, PLACE_LENGTH));
        this.excerptHelps = excerptHelps;
    }

    /**
     * Describes the response that can't be read. The message quotes the beginning of the body only if the body as a
     * whole is wrong. If a single value is wrong, the message contains its location and discloses no other values.
     *
     * @param status the status of the response
     * @param type the expected type
     * @param body the body, possibly followed by other bytes
     * @param length the length of the body in bytes
     * @return the message, on one line
     */
    public String describe(int status, Type type, byte[] body, int length) {
        String typeName = type instanceof Class<?> named ? named.getSimpleName() : type.getTypeName();
        String message = "the response with status " + status + " is not a " + typeName + ": " + getMessage();
        return excerptHelps && length > 0 ? message + "; it begins with: " + Excerpt.of(body, length) : message;
    }
}
