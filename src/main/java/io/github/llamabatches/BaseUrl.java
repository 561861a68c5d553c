package io.github.llamabatches;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Turns what people paste into the URL that requests are built on, or says what to write instead. */
final class BaseUrl {

    private BaseUrl() {}

    static String parse(String text, boolean allowInsecureHttp) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            throw invalid("it is empty");
        }
        // The vendor's own pages print the European host without a scheme.
        String withScheme = trimmed.contains("://") ? trimmed : "https://" + trimmed;
        URI uri;
        try {
            uri = new URI(withScheme);
        } catch (URISyntaxException e) {
            throw invalid("it is not a URL");
        }
        if (uri.getScheme() == null) {
            throw invalid("it has no scheme");
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || uri.getHost().isEmpty()) {
            throw invalid("it names no host");
        }
        if (uri.getRawUserInfo() != null) {
            throw invalid("it holds a user name or password; give the key to apiKey(…)");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw invalid("it has a query or a fragment; leave out all from '?' or '#' on");
        }
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw invalid("its scheme is neither https nor http");
        }
        if (scheme.equals("http") && !allowInsecureHttp && !isLoopback(uri.getHost())) {
            throw invalid("it would send the credentials in the clear; write https:// or call allowInsecureHttp(true)");
        }
        String path = uri.getRawPath();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return scheme + "://" + uri.getRawAuthority() + path;
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    /** The text itself stays out of the message, and so does the cause that quotes it: it may hold a password. */
    private static IllegalArgumentException invalid(String why) {
        return new IllegalArgumentException("the base URL cannot be used: " + why + ". Expected is something like "
                + Region.NORTH_AMERICA.baseUrl());
    }
}
