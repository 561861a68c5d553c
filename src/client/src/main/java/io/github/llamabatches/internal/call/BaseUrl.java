package io.github.llamabatches.internal.call;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what people paste into the URL that requests are built on, or says what to write instead. */
public final class BaseUrl {

    private static final int MAX_PORT = 65_535;
    private static final String IN_THE_CLEAR =
            "it would send the credentials in the clear; write https:// or call allowInsecureHttp(true)";

    /**
     * A host, as DNS resolvers and Docker take names, and a port. {@link URI#getHost} is null for a name with an
     * underscore, as Docker Compose makes them, and for one whose last part begins with a digit, as Swarm does.
     */
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<host>\\[.+]|\\w(?:[\\w-]|\\.(?!\\.))*)(?::(?<port>\\d*))?");

    /** An address, of which resolvers take more forms than the one that {@link URI} knows. */
    private static final Pattern NUMBERS = Pattern.compile("\\d+(\\.\\d+)+\\.?");

    private BaseUrl() {}

    /**
     * Parses a base URL.
     *
     * @param text what the user wrote
     * @param allowInsecureHttp whether it may be plain HTTP to another machine
     * @return the URL without a trailing slash
     * @throws IllegalArgumentException if it is none, with a message that doesn't quote it
     */
    public static String parse(String text, boolean allowInsecureHttp) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            throw invalid("it is empty");
        }
        if (lacksSlashes(trimmed, "http:") || lacksSlashes(trimmed, "https:")) {
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
        Matcher parts = parts(uri);
        if (parts == null) {
            throw invalid("it names no host, or one with other characters than letters, digits, '-', '_' and '.'");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw invalid("it has a query or a fragment; leave out all from '?' or '#' on");
        }
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw invalid("its scheme is neither https nor http");
        }
        if (!isPort(parts.group("port"))) {
            throw invalid("its port is not from 1 to " + MAX_PORT);
        }
        if (!allowInsecureHttp && scheme.equals("http") && !isLoopback(parts.group("host"))) {
            throw invalid(IN_THE_CLEAR);
        }
        String path = uri.getRawPath();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return scheme + "://" + authority + path;
    }

    private static boolean lacksSlashes(String text, String scheme) {
        return text.regionMatches(true, 0, scheme, 0, scheme.length()) && !text.startsWith("//", scheme.length());
    }

    /**
     * Refuses to send credentials to a URL in the clear, wherever the URL comes from.
     *
     * @param url the URL of a request
     * @throws IllegalStateException whose message doesn't quote the URL
     */
    public static void requireConfidential(String url) {
        if (isPlainHttp(url) && !isLoopback(host(url))) {
            throw new IllegalStateException("the URL of the request cannot be used: " + IN_THE_CLEAR);
        }
    }

    private static boolean isPlainHttp(String url) {
        return url.regionMatches(true, 0, "http:", 0, "http:".length());
    }

    private static @Nullable String host(String url) {
        try {
            Matcher parts = parts(new URI(url));
            return parts == null ? null : parts.group("host");
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static @Nullable Matcher parts(URI uri) {
        if (uri.getRawAuthority() == null) {
            return null;
        }
        Matcher parts = AUTHORITY.matcher(uri.getRawAuthority());
        return parts.matches()
                        && (uri.getHost() != null
                                || !NUMBERS.matcher(parts.group("host")).matches())
                ? parts
                : null;
    }

    private static boolean isPort(@Nullable String digits) {
        if (digits == null || digits.isEmpty()) {
            return true;
        }
        // More digits than an int has are no port either.
        int port = digits.length() > 9 ? 0 : Integer.parseInt(digits);
        return port >= 1 && port <= MAX_PORT;
    }

    private static boolean isLoopback(@Nullable String host) {
        if (host == null) {
            return false;
        }
        if (host.startsWith("[")) {
            try {
                // A literal, so that no name is looked up.
                return InetAddress.getByName(host).isLoopbackAddress();
            } catch (UnknownHostException e) {
                return false;
            }
        }
        return host.equalsIgnoreCase("localhost") || isLoopbackIpv4(host);
    }

    private static boolean isLoopbackIpv4(String host) {
        String[] parts = host.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals("127")) {
            return false;
        }
        for (String part : parts) {
            if (!part.matches("[0-9]{1,3}") || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    /** The text itself stays out of the message, and so does the cause that quotes it: it may hold a password. */
    private static IllegalArgumentException invalid(String why) {
        return new IllegalArgumentException(
                "the base URL cannot be used: " + why + ". Expected is something like https://api.cloud.llamaindex.ai");
    }
}
