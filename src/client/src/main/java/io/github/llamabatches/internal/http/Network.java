package io.github.llamabatches.internal.http;

import java.net.ProxySelector;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The way to a server. Immutable and safe to share between threads.
 *
 * @param tls opens TLS; null for the factory that {@link HttpsURLConnection} has
 * @param proxies chooses a proxy; null for that of the program
 * @param proxyAuthorization the value of {@code Proxy-Authorization}; null to leave a password to the program's
 *     {@link java.net.Authenticator}, which the JDK asks for a tunnel
 */
public record Network(
        @Nullable SSLSocketFactory tls,
        @Nullable ProxySelector proxies,
        @Nullable String proxyAuthorization) {

    /** The way that the program has. */
    public static final Network OF_THE_PROGRAM = new Network(null, null, null);

    SSLSocketFactory tlsFactory() {
        return tls != null ? tls : HttpsURLConnection.getDefaultSSLSocketFactory();
    }

    @Nullable
    ProxySelector proxySelector() {
        return proxies != null ? proxies : ProxySelector.getDefault();
    }

    /** Shows nothing of the password. */
    @Override
    public String toString() {
        return "Network[tls=" + tls + ", proxies=" + proxies + "]";
    }
}
