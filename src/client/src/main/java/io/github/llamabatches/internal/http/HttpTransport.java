package io.github.llamabatches.internal.http;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProxySelector;
import java.net.URL;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The transport unless the user brings one. Follows no redirect, answers no challenge of a server, keeps no cookie, and
 * writes nothing to any log. Safe to share between threads.
 */
public final class HttpTransport implements Client {

    /** Without a limit in the call, which only a caller other than this library leaves out. */
    static final Duration NO_LIMIT = Duration.ofDays(24);

    private final ConnectionPool pool = new ConnectionPool();
    private final @Nullable SSLSocketFactory tls;
    private final @Nullable ProxySelector proxies;
    private final @Nullable String proxyAuthorization;

    /**
     * Makes a transport without connections.
     *
     * @param tls opens TLS; null for the factory that {@link HttpsURLConnection} has
     * @param proxies chooses a proxy; null for that of the program
     * @param proxyAuthorization the value of {@code Proxy-Authorization}; null to leave a password to the program's
     *     {@link java.net.Authenticator}, which the JDK calls for a tunnel
     */
    public HttpTransport(
            @Nullable SSLSocketFactory tls, @Nullable ProxySelector proxies, @Nullable String proxyAuthorization) {
        this.tls = tls;
        this.proxies = proxies;
        this.proxyAuthorization = proxyAuthorization;
    }

    SSLSocketFactory tlsFactory() {
        return tls != null ? tls : HttpsURLConnection.getDefaultSSLSocketFactory();
    }

    @Nullable
    ProxySelector proxySelector() {
        return proxies != null ? proxies : ProxySelector.getDefault();
    }

    @Nullable
    String proxyAuthorization() {
        return proxyAuthorization;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        return execute(request, options, new Deadline(NO_LIMIT));
    }

    /**
     * Sends a request and reads the head of the answer. The deadline holds for the body too.
     *
     * @param request the request, with all its headers but those of the connection and of the length
     * @param options the time to connect, and for how long the server may be silent; 0 stands for no limit
     * @param deadline when the answer must be complete
     * @return the answer, whose body is an {@link Answer} and has to be closed
     * @throws IOException if none came, or none of HTTP/1.1
     * @throws IllegalArgumentException if the request can't be sent
     */
    public Response execute(Request request, Request.Options options, Deadline deadline) throws IOException {
        LimitedSocket.throwIfInterrupted();
        URL url = new URL(request.url());
        Route route = Route.of(url);
        // A server may close a connection while it is idle (RFC 9112, 9.3.1), and only these can be sent again then.
        Connection kept = isRepeatable(request) ? pool.take(route) : null;
        if (kept != null) {
            try {
                kept.limit(deadline, options.readTimeoutMillis());
                return exchange(kept, request, url);
            } catch (IOException e) {
                if (!isClosedWhileIdle(kept, e)) {
                    throw e;
                }
                // Nothing but that has gone wrong.
            }
        }
        return exchange(open(route, options, deadline), request, url);
    }

    private static boolean isClosedWhileIdle(Connection connection, IOException failure) {
        return connection.isUnanswered() && !(failure instanceof InterruptedIOException);
    }

    private static boolean isRepeatable(Request request) {
        return request.httpMethod() == Request.HttpMethod.GET || request.httpMethod() == Request.HttpMethod.HEAD;
    }

    private Connection open(Route route, Request.Options options, Deadline deadline) throws IOException {
        int connectTimeout = options.connectTimeoutMillis();
        Deadline connectDeadline = connectTimeout == 0 ? deadline : new Deadline(Duration.ofMillis(connectTimeout));
        return new Connector(this, route, deadline, connectDeadline, options.readTimeoutMillis()).open();
    }

    private Response exchange(Connection connection, Request request, URL url) throws IOException {
        try {
            ResponseHead head = connection.exchange(
                    RequestHead.of(request, url, connection.route(), connection.isToProxy(), proxyAuthorization));
            long length = head.bodyLength(request.httpMethod().name());
            return Response.builder()
                    .request(request)
                    .status(head.status())
                    .reason(head.reason())
                    .headers(head.headers())
                    .body(
                            new Answer(connection, pool, head, length),
                            length < 0 || length > Integer.MAX_VALUE ? null : (Integer) (int) length)
                    .build();
        } catch (IOException | RuntimeException | Error e) {
            connection.close();
            throw e;
        }
    }
}
