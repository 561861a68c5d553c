package io.github.llamabatches.runtime;

/**
 * Names what reads and writes JSON. Both read the same answers and refuse the same ones; only the words of messages
 * differ.
 *
 * <p>Unless one is chosen, it is Jackson 2 if that is on the class path, as it is unless it was excluded, and Jackson 3
 * if only that is there.
 */
public enum JsonLibrary {

    /** Jackson 2, {@code com.fasterxml.jackson.core:jackson-databind}, from 2.15 on. */
    JACKSON_2("com.fasterxml.jackson.core:jackson-databind", "2.15"),

    /** Jackson 3, {@code tools.jackson.core:jackson-databind}. Jackson 2's databind isn't needed then. */
    JACKSON_3("tools.jackson.core:jackson-databind", "3.0");

    private final String artifact;
    private final String lowest;

    JsonLibrary(String artifact, String lowest) {
        this.artifact = artifact;
        this.lowest = lowest;
    }

    /**
     * Finds the library to use if none was chosen.
     *
     * @return Jackson 2 if it is there, else Jackson 3
     * @throws IllegalStateException if there is none
     */
    public static JsonLibrary present() {
        if (JACKSON_2.isPresent()) {
            return JACKSON_2;
        }
        if (JACKSON_3.isPresent()) {
            return JACKSON_3;
        }
        throw new IllegalStateException("there is nothing to read JSON with: add " + JACKSON_2.artifact + " or "
                + JACKSON_3.artifact + " to the class path");
    }

    /**
     * Makes sure that the library is there.
     *
     * @return this
     * @throws IllegalStateException if it isn't
     */
    public JsonLibrary requirePresent() {
        if (!isPresent()) {
            throw new IllegalStateException(this + " was chosen, but " + artifact + " is not on the class path");
        }
        return this;
    }

    /**
     * Makes a codec that keeps unknown values of open enums.
     *
     * @return a new codec
     * @throws IllegalStateException if the library isn't there
     */
    public JsonCodec codec() {
        return codec(false);
    }

    /**
     * Makes a codec.
     *
     * @param failOnUnknownEnumValues whether a value of an open enum that isn't listed makes a document unreadable
     * @return a new codec
     * @throws IllegalStateException if the library isn't there, or is too old
     */
    public JsonCodec codec(boolean failOnUnknownEnumValues) {
        requirePresent();
        try {
            return this == JACKSON_2
                    ? new Jackson2Codec(failOnUnknownEnumValues)
                    : new Jackson3Codec(failOnUnknownEnumValues);
        } catch (NoClassDefFoundError | NoSuchMethodError e) {
            throw new IllegalStateException(
                    "jackson-core " + version() + " is too old: use " + lowest + " or newer", e);
        }
    }

    private String version() {
        return this == JACKSON_2
                ? com.fasterxml.jackson.core.json.PackageVersion.VERSION.toString()
                : tools.jackson.core.json.PackageVersion.VERSION.toString();
    }

    /** Asks for a class without reflection, which a native image would have to be told of. */
    private boolean isPresent() {
        try {
            Class<?> mapper = this == JACKSON_2
                    ? com.fasterxml.jackson.databind.ObjectMapper.class
                    : tools.jackson.databind.ObjectMapper.class;
            return mapper != null;
        } catch (NoClassDefFoundError e) {
            return false;
        }
    }
}
