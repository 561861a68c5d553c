package io.github.llamabatches;

/**
 * What a JSON library has against a document, in words. Its own exceptions aren't kept: the body can be reached from
 * them.
 */
final class UnreadableJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    /** There can be names of the server's own in it. */
    private static final int PLACE_LENGTH = 500;

    private final boolean atRoot;

    /**
     * Tells a problem.
     *
     * @param problem what is wrong, by the library's own words
     * @param place where, such as {@code " at $.items[3].status"}; may be empty
     * @param atRoot whether the document isn't at all what was asked for, rather than but for one value
     */
    UnreadableJsonException(String problem, String place, boolean atRoot) {
        // Where Jackson names a place it first says that it doesn't show the source.
        super(Excerpt.of(problem.replaceAll("\\[Source: [^;]*; ", "[")) + Excerpt.of(place, PLACE_LENGTH));
        this.atRoot = atRoot;
    }

    boolean isAtRoot() {
        return atRoot;
    }
}
