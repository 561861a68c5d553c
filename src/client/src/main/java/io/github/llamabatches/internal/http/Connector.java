package io.github.llamabatches.internal.http;

import feign.Request;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;

/**
 * Opens the TCP connection of a route: looks up the host name, connects, and opens a tunnel through a proxy. A lookup
 * and the JDK's tunnel, which is used only for a password, can't be canceled, so each attempt runs on a separate
 * thread, which ends afterwards.
 */
final class Connector {

    private static final AtomicInteger THREADS = new AtomicInteger();

    private static final int PASSWORD_REQUIRED = 407;

    /** Matches our message and the JDK's for a tunnel that the proxy rejects. */
    private static final String PASSWORD_WANTED = "(?s).* tunnel .*\\b407\\b.*";

    private final HttpTransport transport;
    private final Route route;
    private final Deadline deadline;
    private final Deadline connectDeadline;
    private final Request.Options options;
    private volatile @Nullable LimitedSocket socket;
    private volatile boolean isGivenUp;

    Connector(HttpTransport transport, Route route, Request.Options options, Deadline deadline) {
        this.transport = transport;
        this.route = route;
        this.options = options;
        this.deadline = deadline;
        Duration timeout = Duration.ofMillis(options.connectTimeoutMillis());
        boolean isEarlier = !timeout.isZero() && timeout.compareTo(deadline.left()) < 0;
        this.connectDeadline = isEarlier ? new Deadline(timeout) : deadline;
    }

    Connection open() throws IOException {
        try {
            Connection connection = connect();
            if (route.isTls()) {
                connection.startTls(
                        transport.tls != null ? transport.tls : HttpsURLConnection.getDefaultSSLSocketFactory());
            }
            return connection;
        } catch (IOException | RuntimeException | Error e) {
            closeSocket();
            throw e;
        }
    }

    private Connection connect() throws IOException {
        FutureTask<Connection> task = new FutureTask<>(this::connectHere);
        // Doesn't inherit the caller's thread locals.
        Thread thread = new Thread(null, task, "llamacloud-batches-connect-" + THREADS.incrementAndGet(), 0, false);
        thread.setDaemon(true);
        try {
            thread.start();
            return task.get(connectDeadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException known ? known : new IOException(e.getCause());
        } catch (TimeoutException e) {
            isGivenUp = true;
            throw new SocketTimeoutException(
                    "no connection to " + route.hostAndPort() + " within " + connectDeadline.limit());
        } catch (InterruptedException e) {
            isGivenUp = true;
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (OutOfMemoryError e) {
            throw new IOException("no thread can be started for the connection", e);
        }
    }

    /** Closes the socket of a failed or abandoned attempt. */
    private void closeSocket() {
        LimitedSocket last = socket;
        if (last != null) {
            last.close();
        }
    }

    private Connection connectHere() throws IOException {
        ProxySelector selector = transport.proxies != null ? transport.proxies : ProxySelector.getDefault();
        URI uri = URI.create(route.origin() + '/');
        List<Proxy> proxies = selector == null ? List.of() : selector.select(uri);
        IOException failure = null;
        for (Proxy proxy : proxies.isEmpty() ? List.of(Proxy.NO_PROXY) : proxies) {
            try {
                return proxy.type() == Proxy.Type.DIRECT ? connectDirectly() : connectThrough(proxy);
            } catch (IOException e) {
                failure = e;
                if (isGivenUp) {
                    break;
                }
                if (proxy.type() != Proxy.Type.DIRECT) {
                    selector.connectFailed(uri, proxy.address(), e);
                }
            }
        }
        throw named(failure);
    }

    /** Adds the setting to the message if the proxy requires a password, else host and port, which the JDK omits. */
    private IOException named(IOException failure) {
        if (String.valueOf(failure.getMessage()).matches(PASSWORD_WANTED)) {
            return new IOException(
                    transport.proxyAuthorization == null
                            ? "the proxy requires a password (status 407): set it with proxyCredentials"
                            : "the proxy rejects the password that was set with proxyCredentials (status 407)");
        }
        if (!(failure instanceof ConnectException || failure instanceof NoRouteToHostException)) {
            return failure;
        }
        ConnectException named = new ConnectException(route.hostAndPort() + ": " + failure.getMessage());
        named.initCause(failure);
        return named;
    }

    private Connection connectDirectly() throws IOException {
        InetAddress[] addresses = InetAddress.getAllByName(route.bareHost());
        for (int i = 0; ; i++) {
            try {
                return connect(
                        Proxy.NO_PROXY, new InetSocketAddress(addresses[i], route.port()), addresses.length - i, false);
            } catch (IOException e) {
                if (isGivenUp || i == addresses.length - 1) {
                    throw e;
                }
            }
        }
    }

    private Connection connectThrough(Proxy proxy) throws IOException {
        if (proxy.type() == Proxy.Type.SOCKS) {
            return connectWithJdk(proxy);
        }
        InetSocketAddress address = (InetSocketAddress) proxy.address();
        Connection connection = connect(
                Proxy.NO_PROXY, new InetSocketAddress(address.getHostString(), address.getPort()), 1, !route.isTls());
        if (!route.isTls()) {
            return connection;
        }
        int status = openTunnel(connection);
        if (status == PASSWORD_REQUIRED && transport.proxyAuthorization == null) {
            // Only the JDK's tunnel uses the authenticator of the JVM.
            return connectWithJdk(proxy);
        }
        if (status > 299 || connection.hasUnexpectedBytes()) {
            throw new IOException("the proxy responded to the tunnel request with status " + status);
        }
        return connection;
    }

    private Connection connectWithJdk(Proxy proxy) throws IOException {
        return connect(proxy, InetSocketAddress.createUnresolved(route.bareHost(), route.port()), 1, false);
    }

    private int openTunnel(Connection connection) throws IOException {
        String request = "CONNECT " + route.hostAndPort() + " HTTP/1.1\r\nHost: " + route.hostAndPort() + "\r\n";
        if (transport.proxyAuthorization != null) {
            request += HttpTransport.PROXY_AUTHORIZATION + ": " + transport.proxyAuthorization + "\r\n";
        }
        return connection
                .exchange((request + "\r\n").getBytes(StandardCharsets.ISO_8859_1))
                .status();
    }

    /** Connects within this address's share of the remaining time. */
    private Connection connect(Proxy proxy, InetSocketAddress address, int shares, boolean isToProxy)
            throws IOException {
        closeSocket();
        LimitedSocket connecting = new LimitedSocket(proxy, deadline, options.readTimeoutMillis());
        socket = connecting;
        if (isGivenUp) {
            throw new InterruptedIOException("the connection attempt was abandoned");
        }
        int millis = (int) Math.min(Math.max(1, connectDeadline.left().toMillis() / shares), Integer.MAX_VALUE);
        // For the tunnel through a proxy.
        connecting.setSoTimeout(millis);
        connecting.connect(address, millis);
        connecting.setTcpNoDelay(true);
        return new Connection(route, isToProxy, connecting);
    }
}
