package io.github.llamabatches;

import feign.Client;
import feign.Feign;
import feign.Request;
import feign.RetryableException;
import io.github.llamabatches.internal.call.Credentials;
import io.github.llamabatches.internal.call.GuardedClient;
import io.github.llamabatches.internal.http.HttpTransport;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Holds the settings that {@link BatchesClient.Builder} and {@link BatchesFeign.ClientBuilder} share: credentials,
 * transport and the limits of a request. Not safe to share between threads.
 *
 * @param <B> the builder
 */
public abstract sealed class TransportBuilder<B extends TransportBuilder<B>> implements Cloneable
        permits BatchesClient.Builder, BatchesFeign.ClientBuilder {

    private static final Request ANY_REQUEST =
            Request.create(Request.HttpMethod.GET, "", Map.of(), null, StandardCharsets.UTF_8, null);

    private @Nullable Client transport;
    private @Nullable SSLSocketFactory tls;
    private @Nullable ProxySelector proxies;
    private @Nullable String proxyAuthorization;
    private @Nullable Credentials apiKey;
    private @Nullable Credentials sessionCookie;
    private boolean allowInsecureHttp;
    private Duration requestTimeout = Timeouts.REQUEST;
    private long maxResponseBytes = 64L * 1024 * 1024;
    private @Nullable String userAgent;

    TransportBuilder() {}

    @SuppressWarnings("unchecked")
    private B self() {
        return (B) this;
    }

    /** Returns a builder with the same settings. */
    @SuppressWarnings("unchecked")
    B copy() {
        try {
            return (B) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Sets the API key. A key is valid in one region, see {@link BatchesClient.Builder#region}.
     *
     * @param apiKey the key, without "Bearer"
     * @return this builder
     * @throws IllegalArgumentException if it is blank, or holds a character that isn't allowed in a key
     */
    public B apiKey(String apiKey) {
        String checked = Credentials.checked("API key", apiKey);
        return apiKey(() -> checked);
    }

    /**
     * Sets a supplier of API keys, for keys that change.
     *
     * @param apiKey called for each request, on the thread that sends it: the caller's, or the
     *     {@linkplain BatchListing#readAhead read-ahead} thread; its exceptions are thrown from the call
     * @return this builder
     */
    public B apiKey(Supplier<String> apiKey) {
        this.apiKey = Credentials.apiKey(Objects.requireNonNull(apiKey, "apiKey"));
        return self();
    }

    /**
     * Sets the session cookie, as an alternative to the API key. If both are set, only the key is sent.
     *
     * @param sessionCookie the value of the cookie {@code session}
     * @return this builder
     * @throws IllegalArgumentException if it is blank, or holds a character that isn't allowed in a cookie
     */
    public B sessionCookie(String sessionCookie) {
        this.sessionCookie = Credentials.sessionCookie(sessionCookie);
        return self();
    }

    /**
     * Sets whether credentials may be sent unencrypted. By default, {@code http://} is rejected except for the loopback
     * interface.
     *
     * @param allowInsecureHttp true to allow it; false unless set
     * @return this builder
     */
    public B allowInsecureHttp(boolean allowInsecureHttp) {
        this.allowInsecureHttp = allowInsecureHttp;
        return self();
    }

    /**
     * Sets the total timeout of one attempt: DNS lookup, connecting, headers and the complete body, however steadily
     * the server sends it. The call ends at the timeout, or within 50 ms of an interrupt. A transport that is set with
     * {@link BatchesClient.Builder#feignClient} has its own timeouts instead.
     *
     * @param requestTimeout positive, at most 24 days; 60 s unless set
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public B requestTimeout(Duration requestTimeout) {
        this.requestTimeout = Timeouts.checked("requestTimeout", requestTimeout);
        return self();
    }

    /**
     * Sets the maximum length of a body, before and after decompression. At most 64 KiB of an error body are read in
     * any case; the rest is discarded.
     *
     * @param maxResponseBytes a number of bytes, from 1 to 1 GiB; 64 MiB unless set
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public B maxResponseBytes(long maxResponseBytes) {
        if (maxResponseBytes < 1 || maxResponseBytes > 1 << 30) {
            throw new IllegalArgumentException("maxResponseBytes must be from 1 to 2^30, not " + maxResponseBytes);
        }
        this.maxResponseBytes = maxResponseBytes;
        return self();
    }

    /**
     * Sets a prefix of the {@code User-Agent}; the name and version of this library follow it.
     *
     * @param userAgent a name, such as {@code my-service/1.0} (RFC 9110, section 10.1.5); none unless set
     * @return this builder
     * @throws IllegalArgumentException if it is blank, or holds a character other than printable ASCII
     */
    public B userAgent(String userAgent) {
        this.userAgent = Credentials.printable("user agent", userAgent);
        return self();
    }

    /**
     * Sets the TLS configuration of this client: trusted certificates and the client certificate.
     *
     * @param context an initialised context; unless set, that of {@link javax.net.ssl.HttpsURLConnection}
     * @return this builder
     */
    public B sslContext(SSLContext context) {
        this.tls = context.getSocketFactory();
        return self();
    }

    /**
     * Sets the proxy of this client.
     *
     * @param selector selects the proxy for a URL, such as {@code ProxySelector.of(address)};
     *     {@link ProxySelector#getDefault} unless set
     * @return this builder
     */
    public B proxy(ProxySelector selector) {
        this.proxies = Objects.requireNonNull(selector, "selector");
        return self();
    }

    /**
     * Sets the credentials for an HTTP proxy. They are sent with Basic authentication, only to the proxy, and
     * unencrypted like every request to a proxy.
     *
     * @param user the user name, without a colon
     * @param password the password
     * @return this builder
     * @throws IllegalArgumentException if the user name holds a colon
     */
    public B proxyCredentials(String user, String password) {
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("the user name for a proxy can't hold a colon");
        }
        byte[] login = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
        this.proxyAuthorization = "Basic " + Base64.getEncoder().encodeToString(login);
        return self();
    }

    void setTransport(Client client) {
        this.transport = Objects.requireNonNull(client, "transport");
    }

    /**
     * Returns whether credentials are set.
     *
     * @return true if a key, a supplier of keys or a session cookie is set
     */
    public boolean hasCredentials() {
        return apiKey != null || sessionCookie != null;
    }

    boolean allowsInsecureHttp() {
        return allowInsecureHttp;
    }

    Client guardedTransport() {
        requireFeign();
        return new GuardedClient(
                transport(),
                apiKey != null ? apiKey : sessionCookie,
                requestTimeout,
                maxResponseBytes,
                allowInsecureHttp,
                userAgent,
                ExceptionFactory.INSTANCE);
    }

    private Client transport() {
        if (transport == null) {
            return new HttpTransport(tls, proxies, proxyAuthorization);
        }
        if (tls != null || proxies != null || proxyAuthorization != null) {
            throw new IllegalStateException(
                    "proxy and TLS can't be combined with feignClient: set them on that transport");
        }
        return transport;
    }

    /** Fails early, with the version of Feign, instead of at the first error response. */
    static void requireFeign() {
        try {
            new RetryableException(503, "", Request.HttpMethod.GET, null, (Long) null, ANY_REQUEST);
        } catch (NoSuchMethodError e) {
            throw new IllegalStateException(jarOfFeign() + " is too old: use 13.6 or newer", e);
        }
    }

    /** The manifest has no version, but the file name does. */
    private static String jarOfFeign() {
        Matcher jar = Pattern.compile("[^/]+\\.jar(?=!?/feign/)")
                .matcher(String.valueOf(Feign.class.getResource("Feign.class")));
        return jar.find() ? jar.group() : "Feign";
    }
}
