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

    /** Not compared by the JDK, which reads leading zeros as decimal, while other resolvers read them as octal. */
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
        require(!trimmed.isEmpty(), "it is empty");
        require(!SCHEME_WITHOUT_SLASHES.matcher(trimmed).lookingAt(), "two slashes are missing after its scheme");
        // The vendor's documentation has the European host without a scheme.
        URI uri = uri(trimmed.contains("://") ? trimmed : "https://" + trimmed);
        require(uri != null, "it is not a URL");
        require(uri.getScheme() != null, "it has no scheme");
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String authority = String.valueOf(uri.getRawAuthority());
        require(authority.indexOf('@') < 0, "it contains a user name or password; give the key to apiKey(…)");
        Matcher parts = parts(uri);
        require(parts != null, "its host is missing, or holds characters other than letters, digits, '-', '_' and '.'");
        require(uri.getRawQuery() == null && uri.getRawFragment() == null, "it has a query or a fragment; remove them");
        require(scheme.equals("https") || scheme.equals("http"), "its scheme is neither https nor http");
        require(isPort(parts.group("port")), "its port is not from 1 to " + MAX_PORT);
        require(allowInsecureHttp || scheme.equals("https") || isLoopback(parts.group("host")), IN_THE_CLEAR);
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
        boolean isPlain = url.regionMatches(true, 0, "http:", 0, "http:".length());
        Matcher parts = isPlain ? parts(uri(url)) : null;
        if (isPlain && (parts == null || !isLoopback(parts.group("host")))) {
            throw new IllegalStateException("the URL of the request cannot be used: " + IN_THE_CLEAR);
        }
    }

    /** Returns null for an invalid URL. The exception of the JDK would quote the URL. */
    private static @Nullable URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static @Nullable Matcher parts(@Nullable URI uri) {
        if (uri == null || uri.getRawAuthority() == null) {
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

    /** Doesn't quote the URL, which may hold a password. */
    private static void require(boolean isValid, String problem) {
        if (!isValid) {
            throw new IllegalArgumentException(
                    "the base URL cannot be used: " + problem + ". Use a URL such as https://api.cloud.llamaindex.ai");
        }
    }
}
