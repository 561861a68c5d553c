package io.github.llamabatches.bench;

/**
 * A benchmark whose variants run alternately in concurrent processes, because results on a shared machine vary more
 * over time than between variants.
 */
public interface Paired {

    /**
     * Prepares a variant.
     *
     * @param variant the name of a {@link Variant}
     * @param baseUrl the server; unused by some benchmarks
     * @throws Exception if the preparation fails
     */
    void prepare(String variant, String baseUrl) throws Exception;

    /**
     * Runs the measured operation once.
     *
     * @param task the part of the benchmark; some have only one
     * @return a result, so that the operation isn't optimized away
     * @throws Exception if the operation fails
     */
    Object run(String task) throws Exception;
}
