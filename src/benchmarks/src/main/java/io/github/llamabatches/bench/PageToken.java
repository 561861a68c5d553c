package io.github.llamabatches.bench;

/** The tokens of {@link PageServer}, apart from it so that a client doesn't load its class. */
final class PageToken {

    private PageToken() {}

    /** The token of a first page: how many pages there are, and how long each takes. */
    static String first(int pages, int delayMillis) {
        return "1-" + pages + "-" + delayMillis;
    }
}
