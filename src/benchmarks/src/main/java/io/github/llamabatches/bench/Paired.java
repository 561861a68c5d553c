package io.github.llamabatches.bench;

/**
 * A benchmark whose variants can also be run in turns, in processes that are alive side by side: JMH runs one after the
 * other, and on a shared machine the minutes between them differ more than the variants.
 */
public interface Paired {

    /**
     * Chooses what JMH would set as parameters.
     *
     * @param variant the name of a {@link Variant}
     * @param baseUrl the server; some don't need it
     */
    void choose(String variant, String baseUrl);

    /**
     * Sets up what was chosen.
     *
     * @throws Exception if that fails
     */
    void prepare() throws Exception;

    /**
     * Does what is measured, once.
     *
     * @return something of it
     * @throws Exception if that fails
     */
    Object run() throws Exception;
}
