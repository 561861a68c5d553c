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
     * Tells a problem.
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
     * Tells what Jackson has met, by our own words where it was we who refused a value.
     *
     * @param problem Jackson's words
     * @param path the place in the document, such as {@code $.items[3].status}; {@code $} is the root
     * @param exception Jackson's exception
     */
    static UnreadableJsonException of(String problem, String path, @Nullable Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof RepeatedFieldException repeated) {
                return repeated.unreadable();
            }
            if (cause instanceof MissingFieldsException missing) {
                return missing.unreadable(path);
            }
            if (cause instanceof UnreadableValueException value) {
                return value.unreadable(path);
            }
        }
        boolean atRoot = path.equals("$");
        return new UnreadableJsonException(problem, atRoot ? "" : " at " + path, atRoot);
    }

    /**
     * Describes the answer that can't be read. How its body begins is only shown if the body as a whole isn't what was
     * asked for: below the root it is but for one value, whose place is told and whose neighbours are nobody's
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
