package io.github.llamabatches;

/**
 * What reads JSON. Both read the same answers and refuse the same ones; only the words of messages differ.
 *
 * <p>Unless one is chosen, it is Jackson 2 if that is on the class path, as it is unless it was excluded, and Jackson 3
 * if only that is there.
 */
public enum JsonLibrary {

    /** Jackson 2, {@code com.fasterxml.jackson.core:jackson-databind}, from 2.15 on. */
    JACKSON_2,

    /** Jackson 3, {@code tools.jackson.core:jackson-databind}. Jackson 2's databind isn't needed then. */
    JACKSON_3;

    /** The library to use if none was chosen. */
    static JsonLibrary present() {
        return JACKSON_2.isPresent() || !JACKSON_3.isPresent() ? JACKSON_2 : JACKSON_3;
    }

    /**
     * A reader of this library.
     *
     * @throws IllegalStateException if the library isn't there
     */
    JsonReader reader(boolean failOnUnknownEnumValues) {
        if (!isPresent()) {
            throw new IllegalStateException(
                    "there is nothing to read JSON with: add com.fasterxml.jackson.core:jackson-databind"
                            + " (JACKSON_2) or tools.jackson.core:jackson-databind (JACKSON_3) to the class path; asked for is "
                            + this);
        }
        return switch (this) {
            case JACKSON_2 -> new Jackson2Reader(failOnUnknownEnumValues);
            case JACKSON_3 -> new Jackson3Reader(failOnUnknownEnumValues);
        };
    }

    /** Asks for a class without reflection, which a native image would have to be told of. */
    private boolean isPresent() {
        try {
            Class<?> mapper = switch (this) {
                case JACKSON_2 -> com.fasterxml.jackson.databind.ObjectMapper.class;
                case JACKSON_3 -> tools.jackson.databind.ObjectMapper.class;
            };
            return mapper != null;
        } catch (NoClassDefFoundError e) {
            return false;
        }
    }
}
