package io.github.llamabatches.bench.rivals;

import java.io.IOException;

/**
 * A client to compare. Each uses its documented defaults, sends the same key, requests pages of a hundred batches,
 * reads each body completely, and accesses the same fields of each batch: id, status, creation time and job type.
 */
public interface Rival {

    /** The API key. */
    String KEY = "llx-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKL";

    /** The number of batches on a page. */
    int PAGE_SIZE = 100;

    /**
     * Creates a client that is shared by consecutive and concurrent listings.
     *
     * @param baseUrl the server
     * @return the client
     */
    Lister connect(String baseUrl);

    /**
     * Creates a client by name.
     *
     * @param rival the simple name of a class of this package
     * @param baseUrl the server
     * @return the client
     * @throws ReflectiveOperationException if there is no such class
     */
    static Lister connect(String rival, String baseUrl) throws ReflectiveOperationException {
        Class<?> type = Class.forName(Rival.class.getPackageName() + '.' + rival);
        return ((Rival) type.getConstructor().newInstance()).connect(baseUrl);
    }

    /** Lists batches. Thread-safe. */
    @FunctionalInterface
    interface Lister {

        /**
         * Lists from a page token to the end.
         *
         * @param firstToken the token of the first page
         * @param afterPage the consumer's work after each page
         * @return a sum over all batches, so that reading isn't optimized away
         * @throws IOException if it fails
         * @throws InterruptedException if it is interrupted
         */
        long list(String firstToken, Runnable afterPage) throws IOException, InterruptedException;
    }

    /**
     * Returns the URL of a page, for clients that build it themselves.
     *
     * @param baseUrl the server
     * @param token the page token
     * @return the URL
     */
    static String url(String baseUrl, String token) {
        return baseUrl + "/api/v2/batches?page_size=" + PAGE_SIZE + "&page_token=" + token;
    }
}
