package io.github.llamabatches.runtime;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Says what a JSON library has against a document, in words. The library's own exception isn't kept: the document can
 * be reached from it.
 */
public final class UnreadableJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    /** There can be names of the server's own in it. */
    private static final int PLACE_LENGTH = 500;

    /** Whether to show how the document begins. */
    private final boolean excerptHelps;

    /**
     * Describes a problem.
     *
     * @param problem what is wrong, by the library's own words
     * @param place where, such as {@code " at $.items[3].status"}; may be empty
     * @param excerptHelps whether the document isn't at all what was asked for, rather than but for one value
     */
    UnreadableJsonException(String problem, String place, boolean excerptHelps) {
        // Where Jackson names a place it first says that it doesn't show the source.
        super(Excerpt.of(problem.replaceAll("\\[Source: [^;]*; ", "[")) + Excerpt.of(place, PLACE_LENGTH));
        this.excerptHelps = excerptHelps;
    }

    /**
     * Repeats the words of Jackson, or ours where it was we who refused a value.
     *
     * @param problem Jackson's words
     * @param path the place in the document, such as {@code $.items[3].status}; {@code $} is the root
     * @param placeAtRoot the place if that is the root; may be empty
     * @param exception Jackson's exception
     */
    static UnreadableJsonException of(String problem, String path, String placeAtRoot, @Nullable Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            // Such as a lack of memory: no fault of the document.
            if (cause instanceof Error error) {
                throw error;
            }
            if (cause instanceof MissingFieldsException missing) {
                return missing.unreadable(path);
            }
            if (cause instanceof UnreadableValueException value) {
                return value.unreadable(path);
            }
        }
        boolean isAtRoot = path.equals("$");
        return new UnreadableJsonException(problem, isAtRoot ? placeAtRoot : " at " + path, isAtRoot);
    }

    /**
     * Names a field that comes twice in its object.
     *
     * @param name the name of the field
     * @param path its place, such as {@code $.items[3].status}
     */
    static UnreadableJsonException repeatedField(String name, String path) {
        return new UnreadableJsonException("Duplicate field '" + name + "'", " at " + path, false);
    }

    /**
     * Describes the answer that can't be read. How its body begins is only shown if the body as a whole isn't what was
     * asked for: below the root it is but for one value, whose place is named and whose neighbours are nobody's
     * business.
     *
     * @param status the status of the answer
     * @param type what was asked for
     * @param body the body, and behind it anything
     * @param length how many of the bytes are the body
     * @return one line
     */
    public String describe(int status, Type type, byte[] body, int length) {
        String typeName = type instanceof Class<?> named ? named.getSimpleName() : type.getTypeName();
        String message = "the answer with status " + status + " is not a " + typeName + ": " + getMessage();
        return excerptHelps && length > 0 ? message + "; it begins with: " + Excerpt.of(body, length) : message;
    }
}
