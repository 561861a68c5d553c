package io.github.llamabatches.bench;

/**
 * A benchmark whose variants run in turns, in processes that are alive side by side: on a shared machine the minutes
 * between two runs differ more than the variants.
 */
public interface Paired {

    /**
     * Sets up what is measured.
     *
     * @param variant the name of a {@link Variant}
     * @param baseUrl the server; some don't need it
     * @throws Exception if that fails
     */
    void prepare(String variant, String baseUrl) throws Exception;

    /**
     * Does what is measured, once.
     *
     * @param task which part; some have only one
     * @return something of it
     * @throws Exception if that fails
     */
    Object run(String task) throws Exception;
}
