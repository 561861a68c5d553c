package io.github.llamabatches.runtime;

/** Signals that a part of a document can't be read. Jackson wraps it. */
final class UnreadableValueException extends IllegalArgumentException implements LibraryFailure.Wrapped {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String path;

    /**
     * Creates the exception.
     *
     * @param failure the failure of the library, with the location in the part
     */
    UnreadableValueException(LibraryFailure failure) {
        super(failure.unreadable().getMessage(), failure.wrapped());
        this.problem = failure.problem;
        this.path = failure.path;
    }

    @Override
    public UnreadableJsonException unreadable(String place) {
        return new LibraryFailure(problem, place + path.substring(1), "", getCause()).unreadable();
    }
}
