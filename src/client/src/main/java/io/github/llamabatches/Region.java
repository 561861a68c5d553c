package io.github.llamabatches;

/** Where an account lives. A key belongs to one region; the other one answers it with 401. */
public enum Region {
    /** North America, the default. */
    NORTH_AMERICA("https://api.cloud.llamaindex.ai"),
    /** Europe. */
    EU("https://api.cloud.eu.llamaindex.ai");

    private final String baseUrl;

    Region(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /**
     * The server of this region, as the specification lists it.
     *
     * @return an absolute URL without a trailing slash
     */
    public String baseUrl() {
        return baseUrl;
    }
}
