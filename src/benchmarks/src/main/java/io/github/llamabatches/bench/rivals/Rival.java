package io.github.llamabatches.bench.rivals;

import java.io.IOException;

/**
 * A way to list batches. Each has its documented defaults and sends the same key, asks for pages of a hundred, reads
 * each body to its end, and touches the same fields of each batch: id, status, time of creation and type of job.
 */
public interface Rival {

    /** Sent by all. */
    String KEY = "llx-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKL";

    /** How many batches a page holds. */
    int PAGE_SIZE = 100;

    /**
     * Makes what can be kept between listings, and shared by those that run at once.
     *
     * @param baseUrl the server
     * @return what lists
     */
    Lister connect(String baseUrl);

    /**
     * Connects with one that is known by its name.
     *
     * @param rival the simple name of a class of this package
     * @param baseUrl the server
     * @return what lists
     * @throws ReflectiveOperationException if there is none
     */
    static Lister connect(String rival, String baseUrl) throws ReflectiveOperationException {
        Class<?> type = Class.forName(Rival.class.getPackageName() + '.' + rival);
        return ((Rival) type.getConstructor().newInstance()).connect(baseUrl);
    }

    /** Lists; safe for many threads. */
    @FunctionalInterface
    interface Lister {

        /**
         * Lists from a token to the end.
         *
         * @param firstToken where to start
         * @param afterPage what the consumer does with a page
         * @return a sum over all batches, so that nothing is read in vain
         * @throws IOException if it fails
         * @throws InterruptedException if it is interrupted
         */
        long list(String firstToken, Runnable afterPage) throws IOException, InterruptedException;
    }

    /**
     * The address of a page, for those who write it by hand.
     *
     * @param baseUrl the server
     * @param token the page
     * @return the URL
     */
    static String url(String baseUrl, String token) {
        return baseUrl + "/api/v2/batches?page_size=" + PAGE_SIZE + "&page_token=" + token;
    }
}
