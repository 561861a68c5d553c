package io.github.llamabatches;

/** Lists the regions of LlamaCloud. A key is valid in one region; the other one responds with status 401. */
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
     * Returns the base URL of this region, as in the specification.
     *
     * @return an absolute URL without a trailing slash
     */
    public String baseUrl() {
        return baseUrl;
    }
}
