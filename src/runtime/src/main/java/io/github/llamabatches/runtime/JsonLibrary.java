package io.github.llamabatches.runtime;

/**
 * Lists the supported JSON libraries. Both accept and reject the same responses; only the wording of messages differs.
 *
 * <p>The default is Jackson 2 if it is on the class path, which it is unless excluded, else Jackson 3.
 */
public enum JsonLibrary {

    /** Jackson 2, {@code com.fasterxml.jackson.core:jackson-databind}, from 2.15 on. */
    JACKSON_2("com.fasterxml.jackson.core:jackson-databind", "2.15"),

    /** Jackson 3, {@code tools.jackson.core:jackson-databind}. Jackson 2's databind isn't required then. */
    JACKSON_3("tools.jackson.core:jackson-databind", "3.0");

    private final String artifact;
    private final String lowest;

    JsonLibrary(String artifact, String lowest) {
        this.artifact = artifact;
        this.lowest = lowest;
    }

    /**
     * Returns the default library.
     *
     * @return Jackson 2 if it is on the class path, else Jackson 3
     * @throws IllegalStateException if there is none
     */
    public static JsonLibrary present() {
        for (JsonLibrary library : values()) {
            if (library.isPresent()) {
                return library;
            }
        }
        throw new IllegalStateException("no JSON library was found: add " + JACKSON_2.artifact + " or "
                + JACKSON_3.artifact + " to the class path");
    }

    /**
     * Checks that the library is on the class path.
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
     * Creates a codec that keeps unknown values of open enums.
     *
     * @return a new codec
     * @throws IllegalStateException if the library isn't on the class path
     */
    public JsonCodec codec() {
        return codec(false);
    }

    /**
     * Creates a codec.
     *
     * @param failOnUnknownEnumValues whether an unknown value of an open enum makes a document unreadable
     * @return a new codec
     * @throws IllegalStateException if the library isn't on the class path, or is too old
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

    /** Checks for a class without reflection, which would need configuration in a native image. */
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
