package io.github.llamabatches;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns what people paste into the URL that requests are built on, or says what to write instead. */
final class BaseUrl {

    private static final int MAX_PORT = 65_535;
    private static final String IN_THE_CLEAR =
            "it would send the credentials in the clear; write https:// or call allowInsecureHttp(true)";

    private BaseUrl() {}

    static String parse(String text, boolean allowInsecureHttp) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            throw invalid("it is empty");
        }
        if (trimmed.matches("(?i)https?:(?!//).*")) {
            throw invalid("there are no two slashes behind its scheme");
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
        String authority = uri.getRawAuthority();
        if (authority != null && authority.indexOf('@') >= 0) {
            throw invalid("it holds a user name or password; give the key to apiKey(…)");
        }
        if (uri.getHost() == null || uri.getHost().isEmpty()) {
            throw invalid("it names no host, or one with other characters than letters, digits, '-' and '.'");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw invalid("it has a query or a fragment; leave out all from '?' or '#' on");
        }
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw invalid("its scheme is neither https nor http");
        }
        if (uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            throw invalid("its port is not from 1 to " + MAX_PORT);
        }
        if (!allowInsecureHttp && sendsInTheClear(scheme, uri.getHost())) {
            throw invalid(IN_THE_CLEAR);
        }
        String path = uri.getRawPath();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return scheme + "://" + authority + path;
    }

    /**
     * Refuses to send credentials to a URL in the clear, wherever the URL comes from.
     *
     * @throws IllegalStateException whose message doesn't quote the URL
     */
    static void requireConfidential(String url) {
        if (url.regionMatches(true, 0, "http:", 0, "http:".length())
                && sendsInTheClear("http", URI.create(url).getHost())) {
            throw new IllegalStateException("the URL of the request cannot be used: " + IN_THE_CLEAR);
        }
    }

    private static boolean sendsInTheClear(String scheme, @Nullable String host) {
        return scheme.equals("http") && (host == null || !isLoopback(host));
    }

    private static boolean isLoopback(String host) {
        if (host.startsWith("[")) {
            try {
                // A literal, so that no name is looked up.
                return InetAddress.getByName(host).isLoopbackAddress();
            } catch (UnknownHostException e) {
                return false;
            }
        }
        return host.equalsIgnoreCase("localhost") || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    /** The text itself stays out of the message, and so does the cause that quotes it: it may hold a password. */
    private static IllegalArgumentException invalid(String why) {
        return new IllegalArgumentException("the base URL cannot be used: " + why + ". Expected is something like "
                + Region.NORTH_AMERICA.baseUrl());
    }
}
