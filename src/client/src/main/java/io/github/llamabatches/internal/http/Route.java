package io.github.llamabatches.internal.http;

import java.net.MalformedURLException;
import java.net.URL;
import java.util.Locale;

/** Identifies the target of connections. A connection can be reused for every request of the same route. */
record Route(boolean isTls, String host, int port) {

    static Route of(URL url) throws MalformedURLException {
        String scheme = url.getProtocol().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new MalformedURLException("the URL must begin with https:// or http://");
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        if (host.isEmpty()) {
            throw new MalformedURLException("the URL has no host");
        }
        return new Route(scheme.equals("https"), host, url.getPort() < 0 ? url.getDefaultPort() : url.getPort());
    }

    /** Compares without the method handle that the JDK creates for the equals of a record at its first use. */
    boolean isSame(Route other) {
        return isTls == other.isTls && port == other.port && host.equals(other.host);
    }

    /** Returns the host without the brackets that an IPv6 address has in a URL. */
    String bareHost() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Returns host and port in the form of the Host header. */
    String authority() {
        return port == (isTls ? 443 : 80) ? host : host + ':' + port;
    }

    /** Returns host and port for a message. */
    String hostAndPort() {
        return host + ':' + port;
    }

    /** Returns scheme, host and port, without a path. */
    String origin() {
        return (isTls ? "https://" : "http://") + authority();
    }
}
