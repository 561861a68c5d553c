package io.github.llamabatches.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Opens the TCP connection of one route: looks up the name, connects, and lets the JDK open a tunnel if there is a
 * proxy. A lookup and a tunnel can't be ended from outside, so they run on a thread that ends with them.
 */
final class Connector {

    private final Route route;
    private final Deadline deadline;
    private final Deadline connectDeadline;
    private final int readTimeoutMillis;
    private volatile @Nullable LimitedSocket socket;
    private volatile boolean isGivenUp;
    private volatile boolean isToProxy;

    Connector(Route route, Deadline deadline, Deadline connectDeadline, int readTimeoutMillis) {
        this.route = route;
        this.deadline = deadline;
        this.connectDeadline = connectDeadline;
        this.readTimeoutMillis = readTimeoutMillis;
    }

    LimitedSocket connect() throws IOException {
        FutureTask<LimitedSocket> task = new FutureTask<>(this::connectHere);
        // Without the caller's inheritable thread locals.
        Thread thread = new Thread(null, task, "llamacloud-batches-connect", 0, false);
        thread.setDaemon(true);
        Deadline first = deadline.left().compareTo(connectDeadline.left()) < 0 ? deadline : connectDeadline;
        try {
            thread.start();
            return task.get(first.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException known ? known : new IOException(e.getCause());
        } catch (TimeoutException e) {
            giveUp();
            throw new SocketTimeoutException("no connection within " + first.limit());
        } catch (InterruptedException e) {
            giveUp();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (OutOfMemoryError e) {
            throw new IOException("there is no thread to connect on", e);
        }
    }

    /** Returns whether the connection ends at a proxy, which has to be sent the whole URL. */
    boolean isToProxy() {
        return isToProxy;
    }

    private void giveUp() {
        isGivenUp = true;
        LimitedSocket connecting = socket;
        if (connecting != null) {
            LimitedSocket.closeQuietly(connecting);
        }
    }

    private LimitedSocket connectHere() throws IOException {
        ProxySelector selector = ProxySelector.getDefault();
        URI uri = URI.create(route.origin() + '/');
        List<Proxy> proxies = selector == null ? List.of() : selector.select(uri);
        IOException failure = null;
        for (Proxy proxy : proxies.isEmpty() ? List.of(Proxy.NO_PROXY) : proxies) {
            isToProxy = proxy.type() == Proxy.Type.HTTP && !route.isTls();
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
        throw failure;
    }

    private LimitedSocket connectDirectly() throws IOException {
        InetAddress[] addresses = InetAddress.getAllByName(route.bareHost());
        for (int i = 0; ; i++) {
            try {
                return connect(Proxy.NO_PROXY, new InetSocketAddress(addresses[i], route.port()), addresses.length - i);
            } catch (IOException e) {
                if (isGivenUp || i == addresses.length - 1) {
                    throw e;
                }
            }
        }
    }

    private LimitedSocket connectThrough(Proxy proxy) throws IOException {
        if (isToProxy) {
            InetSocketAddress address = (InetSocketAddress) proxy.address();
            return connect(Proxy.NO_PROXY, new InetSocketAddress(address.getHostString(), address.getPort()), 1);
        }
        return connect(proxy, InetSocketAddress.createUnresolved(route.bareHost(), route.port()), 1);
    }

    /** Connects in its share of the time that is left. */
    private LimitedSocket connect(Proxy proxy, InetSocketAddress address, int shares) throws IOException {
        LimitedSocket connecting = new LimitedSocket(proxy, deadline, readTimeoutMillis);
        socket = connecting;
        try {
            if (isGivenUp) {
                throw new InterruptedIOException("nobody waits for the connection any more");
            }
            long millis = Math.max(1, connectDeadline.left().toMillis() / shares);
            // For the tunnel through a proxy.
            connecting.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
            connecting.connect(address, (int) Math.min(millis, Integer.MAX_VALUE));
            connecting.setTcpNoDelay(true);
            return connecting;
        } catch (IOException | RuntimeException e) {
            LimitedSocket.closeQuietly(connecting);
            throw e;
        }
    }
}
