package io.github.llamabatches.internal.http;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProxySelector;
import java.net.URL;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests unless the user sets another transport. Follows no redirects, responds to no authentication challenge,
 * keeps no cookies, and logs nothing. Safe to share between threads.
 */
public final class HttpTransport implements Client {

    /** The timeout for callers outside this library, which set none. */
    static final Duration NO_LIMIT = Duration.ofDays(24);

    static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

    private final ConnectionPool pool = new ConnectionPool();

    final @Nullable SSLSocketFactory tls;
    final @Nullable ProxySelector proxies;
    final @Nullable String proxyAuthorization;

    /**
     * Creates a transport without open connections.
     *
     * @param tls opens TLS connections; null for the factory of {@link javax.net.ssl.HttpsURLConnection}
     * @param proxies selects a proxy; null for the default selector of the JVM
     * @param proxyAuthorization the value of {@code Proxy-Authorization}; null to use the JVM's
     *     {@link java.net.Authenticator}, which the JDK calls for a tunnel
     */
    public HttpTransport(
            @Nullable SSLSocketFactory tls, @Nullable ProxySelector proxies, @Nullable String proxyAuthorization) {
        this.tls = tls;
        this.proxies = proxies;
        this.proxyAuthorization = proxyAuthorization;
    }

    /**
     * Returns the credentials that this transport adds to requests to a proxy.
     *
     * @return the headers by name; empty if there are none
     */
    public Map<String, Collection<String>> addedCredentials() {
        return proxyAuthorization == null ? Map.of() : Map.of(PROXY_AUTHORIZATION, List.of(proxyAuthorization));
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        return execute(request, options, new Deadline(NO_LIMIT));
    }

    /**
     * Sends a request and reads the head of the response. The deadline also applies to the body.
     *
     * @param request the request, with all headers except those for the connection and the length
     * @param options the connect timeout and the read timeout; 0 stands for none
     * @param deadline the deadline of the complete response
     * @return the response, whose body is an {@link ResponseBody} and must be closed
     * @throws IOException if there is no response, or it isn't HTTP/1.1
     * @throws IllegalArgumentException if the request can't be sent
     */
    public Response execute(Request request, Request.Options options, Deadline deadline) throws IOException {
        deadline.check();
        URL url = new URL(request.url());
        Route route = Route.of(url);
        // A server may close an idle connection (RFC 9112, section 9.3.1); only GET and HEAD requests are sent again
        // then.
        Connection kept = isRepeatable(request) ? pool.take(route) : null;
        if (kept != null) {
            try {
                kept.limit(deadline, options.readTimeoutMillis());
                return exchange(kept, request, url);
            } catch (IOException e) {
                if (!kept.isWithoutResponse() || e instanceof InterruptedIOException) {
                    throw e;
                }
                // The connection was closed while idle, so a new one is opened.
            }
        }
        return exchange(new Connector(this, route, options, deadline).open(), request, url);
    }

    private static boolean isRepeatable(Request request) {
        return request.httpMethod() == Request.HttpMethod.GET || request.httpMethod() == Request.HttpMethod.HEAD;
    }

    private Response exchange(Connection connection, Request request, URL url) throws IOException {
        try {
            ResponseHead head = connection.exchange(
                    RequestHead.of(request, url, connection.route, connection.isToProxy, proxyAuthorization));
            long length = head.bodyLength(request.httpMethod().name());
            return Response.builder()
                    .request(request)
                    .status(head.status())
                    .reason(head.reason())
                    .headers(head.headers())
                    .body(
                            new ResponseBody(connection, pool, head, length),
                            length < 0 || length > Integer.MAX_VALUE ? null : (Integer) (int) length)
                    .build();
        } catch (IOException | RuntimeException | Error e) {
            connection.close();
            throw e;
        }
    }
}
