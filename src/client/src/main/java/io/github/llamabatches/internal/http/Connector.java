package io.github.llamabatches.internal.http;

import java.io.IOException;
import java.net.ConnectException;
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
 * proxy. None of these can be interrupted or ended from outside, so they run on a thread that ends with them.
 */
final class Connector {

    private final Route route;
    private final Deadline deadline;
    private final Deadline connectDeadline;
    private final int readTimeoutMillis;
    private volatile boolean abandoned;

    Connector(Route route, Deadline deadline, Deadline connectDeadline, int readTimeoutMillis) {
        this.route = route;
        this.deadline = deadline;
        this.connectDeadline = connectDeadline;
        this.readTimeoutMillis = readTimeoutMillis;
    }

    /** A socket that is connected, and whether it leads to a proxy that has to be sent the whole URL. */
    record Connected(LimitedSocket socket, boolean isToProxy) {}

    Connected connect() throws IOException {
        FutureTask<Connected> task = new FutureTask<>(this::connectHere);
        // Without the caller's inheritable thread locals.
        Thread thread = new Thread(null, task, "llamacloud-batches-connect", 0, false);
        thread.setDaemon(true);
        try {
            thread.start();
            long left =
                    Math.min(deadline.left().toNanos(), connectDeadline.left().toNanos());
            return task.get(left, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException known ? known : new IOException(e.getCause());
        } catch (TimeoutException e) {
            abandoned = true;
            throw new SocketTimeoutException(
                    "no connection within " + (deadline.isOver() ? deadline : connectDeadline).limit());
        } catch (InterruptedException e) {
            abandoned = true;
            Thread.currentThread().interrupt();
            LimitedSocket.throwIfInterrupted();
            throw new IllegalStateException(e);
        } catch (OutOfMemoryError e) {
            throw new IOException("there is no thread to connect on", e);
        }
    }

    private Connected connectHere() throws IOException {
        ProxySelector selector = ProxySelector.getDefault();
        URI uri = URI.create(route.origin() + '/');
        List<Proxy> proxies = selector == null ? List.of() : selector.select(uri);
        if (proxies.isEmpty()) {
            return connectDirectly();
        }
        IOException failure = null;
        for (Proxy proxy : proxies) {
            try {
                return proxy.type() == Proxy.Type.DIRECT ? connectDirectly() : connectThrough(proxy);
            } catch (IOException e) {
                failure = withSuppressed(e, failure);
                if (selector != null && proxy.type() != Proxy.Type.DIRECT) {
                    selector.connectFailed(uri, proxy.address(), e);
                }
            }
        }
        throw failure;
    }

    private Connected connectDirectly() throws IOException {
        IOException failure = null;
        for (InetAddress address : InetAddress.getAllByName(route.bareHost())) {
            try {
                return new Connected(connect(Proxy.NO_PROXY, new InetSocketAddress(address, route.port())), false);
            } catch (IOException e) {
                failure = withSuppressed(e, failure);
            }
        }
        throw failure == null ? new ConnectException("the host has no address") : failure;
    }

    private Connected connectThrough(Proxy proxy) throws IOException {
        if (proxy.type() == Proxy.Type.HTTP && !route.isTls()) {
            // A new address is one that is looked up now.
            InetSocketAddress address = (InetSocketAddress) proxy.address();
            return new Connected(
                    connect(Proxy.NO_PROXY, new InetSocketAddress(address.getHostString(), address.getPort())), true);
        }
        InetSocketAddress target = InetSocketAddress.createUnresolved(route.bareHost(), route.port());
        return new Connected(connect(proxy, target), false);
    }

    private LimitedSocket connect(Proxy proxy, InetSocketAddress address) throws IOException {
        LimitedSocket socket = new LimitedSocket(proxy, deadline, readTimeoutMillis);
        try {
            long millis = connectDeadline.left().toMillis();
            if (millis <= 0) {
                throw new SocketTimeoutException("no connection within " + connectDeadline.limit());
            }
            socket.connect(address, (int) Math.min(millis, Integer.MAX_VALUE));
            if (abandoned) {
                throw new IOException("nobody waits for the connection any more");
            }
            socket.setTcpNoDelay(true);
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private static IOException withSuppressed(IOException failure, @Nullable IOException before) {
        if (before != null) {
            failure.addSuppressed(before);
        }
        return failure;
    }
}
