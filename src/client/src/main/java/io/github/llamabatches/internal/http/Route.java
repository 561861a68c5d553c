package io.github.llamabatches.internal.http;

import java.net.MalformedURLException;
import java.net.URL;
import java.util.Locale;

/** Where a connection leads to. Connections of one route serve each other's requests. */
record Route(boolean isTls, String host, int port) {

    static Route of(URL url) throws MalformedURLException {
        String scheme = url.getProtocol().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new MalformedURLException("a URL begins with https:// or http://");
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        if (host.isEmpty()) {
            throw new MalformedURLException("the URL names no host");
        }
        return new Route(scheme.equals("https"), host, url.getPort() < 0 ? url.getDefaultPort() : url.getPort());
    }

    /** Compares without a method handle, as the JDK makes one for the equals of a record when it is first used. */
    boolean isSame(Route other) {
        return isTls == other.isTls && port == other.port && host.equals(other.host);
    }

    /** Returns the host without the brackets that an IPv6 address has in a URL. */
    String bareHost() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Returns host and port as the Host header has them. */
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
