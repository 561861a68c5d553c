package io.github.llamabatches.internal.call;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses a base URL that a user provides, or fails with a message that states the remedy. */
public final class BaseUrl {

    private static final int MAX_PORT = 65_535;
    private static final String IN_THE_CLEAR =
            "it would send the credentials unencrypted; write https:// or call allowInsecureHttp(true)";

    /**
     * Matches a host as DNS resolvers and Docker accept it, and a port. {@link URI#getHost} returns null for a name
     * with an underscore, as in Docker Compose, and for one whose last label begins with a digit, as in Swarm.
     */
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<host>\\[.+]|\\w(?:[\\w-]|\\.(?!\\.))*)(?::(?<port>\\d*))?");

    /** Matches an IPv4 address, of which resolvers accept more forms than {@link URI} does. */
    private static final Pattern NUMBERS = Pattern.compile("\\d+(\\.\\d+)+\\.?");

    private static final Pattern LOOPBACK_IPV4 =
            Pattern.compile("127(?:\\.(?:25[0-5]|2[0-4]\\d|1\\d\\d|0?\\d?\\d)){3}");

    private static final Pattern SCHEME_WITHOUT_SLASHES = Pattern.compile("https?:(?!//)", Pattern.CASE_INSENSITIVE);

    private BaseUrl() {}

    /**
     * Parses a base URL.
     *
     * @param text the string from the user
     * @param allowInsecureHttp whether plain HTTP to other machines is allowed
     * @return the URL without a trailing slash
     * @throws IllegalArgumentException if the string isn't a base URL; the message doesn't quote it
     */
    public static String parse(String text, boolean allowInsecureHttp) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            throw invalid("it is empty");
        }
        if (SCHEME_WITHOUT_SLASHES.matcher(trimmed).lookingAt()) {
            throw invalid("two slashes are missing after its scheme");
        }
        // The vendor's documentation has the European host without a scheme.
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
            throw invalid("it contains a user name or password; give the key to apiKey(…)");
        }
        Matcher parts = parts(uri);
        if (parts == null) {
            throw invalid("its host is missing, or holds characters other than letters, digits, '-', '_' and '.'");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw invalid("it has a query or a fragment; remove them");
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

    /**
     * Rejects a URL to which credentials would be sent unencrypted.
     *
     * @param url the URL of a request
     * @throws IllegalStateException whose message doesn't quote the URL
     */
    public static void requireConfidential(String url) {
        if (!url.regionMatches(true, 0, "http:", 0, "http:".length())) {
            return;
        }
        try {
            Matcher parts = parts(new URI(url));
            if (parts != null && isLoopback(parts.group("host"))) {
                return;
            }
        } catch (URISyntaxException e) {
            // The host can't be determined.
        }
        throw new IllegalStateException("the URL of the request cannot be used: " + IN_THE_CLEAR);
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
        // A number beyond the range of an int isn't a port either.
        int port = digits.length() > 9 ? 0 : Integer.parseInt(digits);
        return port >= 1 && port <= MAX_PORT;
    }

    private static boolean isLoopback(String host) {
        if (!host.startsWith("[")) {
            return host.equalsIgnoreCase("localhost")
                    || LOOPBACK_IPV4.matcher(host).matches();
        }
        try {
            // The text is an IP literal, so no lookup happens.
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Keeps the text out of the message, and the exception that quotes it out of the cause: it may hold a password. */
    private static IllegalArgumentException invalid(String why) {
        return new IllegalArgumentException(
                "the base URL cannot be used: " + why + ". Use a URL such as https://api.cloud.llamaindex.ai");
    }
}
