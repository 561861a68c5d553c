package io.github.llamabatches.bench;

/**
 * What a token of {@link PageServer} says: which page it is, of how many, how long each takes, and whether the
 * connection is kept after it.
 */
record PageToken(int page, int pages, int delayMillis, boolean keepAlive) {

    private static final String PARAMETER = "page_token=";

    /** The token of a first page. */
    static String first(int pages, int delayMillis) {
        return new PageToken(1, pages, delayMillis, true).toString();
    }

    /** The token of a first page, where each page closes its connection. */
    static String firstOnFreshConnections(int pages) {
        return new PageToken(1, pages, 0, false).toString();
    }

    /** The token in the head of a request. */
    static PageToken in(String head) {
        int start = head.indexOf(PARAMETER) + PARAMETER.length();
        if (start < PARAMETER.length()) {
            throw new IllegalArgumentException("no token in " + head);
        }
        int end = start;
        while (Character.isDigit(head.charAt(end)) || head.charAt(end) == '-') {
            end++;
        }
        String[] numbers = head.substring(start, end).split("-");
        return new PageToken(
                Integer.parseInt(numbers[0]),
                Integer.parseInt(numbers[1]),
                Integer.parseInt(numbers[2]),
                numbers[3].equals("1"));
    }

    /** The next one as JSON. */
    String next() {
        return page == pages ? "null" : '"' + new PageToken(page + 1, pages, delayMillis, keepAlive).toString() + '"';
    }

    @Override
    public String toString() {
        return page + "-" + pages + "-" + delayMillis + "-" + (keepAlive ? 1 : 0);
    }
}
