package io.github.llamabatches.bench;

/**
 * The content of a page token of {@link PageServer}: the page number, the number of pages, the delay of each, and
 * whether the connection is kept open.
 */
record PageToken(int page, int pages, int delayMillis, boolean keepAlive) {

    private static final String PARAMETER = "page_token=";

    /** Returns the token of a first page. */
    static String first(int pages, int delayMillis) {
        return new PageToken(1, pages, delayMillis, true).toString();
    }

    /** Returns the token of a first page in a listing whose connections are closed after each page. */
    static String firstOnFreshConnections(int pages) {
        return new PageToken(1, pages, 0, false).toString();
    }

    /** Parses the token in the head of a request. */
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

    /** Returns the token of the next page as JSON. */
    String next() {
        return page == pages ? "null" : '"' + new PageToken(page + 1, pages, delayMillis, keepAlive).toString() + '"';
    }

    @Override
    public String toString() {
        return page + "-" + pages + "-" + delayMillis + "-" + (keepAlive ? 1 : 0);
    }
}
