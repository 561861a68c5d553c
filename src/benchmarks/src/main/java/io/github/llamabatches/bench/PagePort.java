package io.github.llamabatches.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A port of the server: serves HTTP/1.1 over persistent connections, with a thread for each, and counts them. */
final class PagePort {

    /** Five hundred clients may connect at once. */
    private static final int BACKLOG = 2_000;

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();

    PagePort(ServerSocketFactory sockets) throws IOException {
        server = sockets.createServerSocket(0, BACKLOG, InetAddress.getByName("localhost"));
        if (server instanceof SSLServerSocket tls) {
            tls.setEnabledProtocols(new String[] {"TLSv1.3"});
        }
        start(this::accept);
    }

    int number() {
        return server.getLocalPort();
    }

    void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                start(() -> serve(socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket socket) {
        byte[] request = new byte[8192];
        try (socket) {
            socket.setTcpNoDelay(true);
            if (socket instanceof SSLSocket tls) {
                tls.startHandshake();
            }
            connections.incrementAndGet();
            PageResponse answer = new PageResponse(BenchPages.items());
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            for (String head = readHead(in, request); !head.isEmpty(); head = readHead(in, request)) {
                requests.incrementAndGet();
                PageToken page = PageToken.in(head);
                if (page.delayMillis() > 0) {
                    Thread.sleep(page.delayMillis());
                }
                answer.write(page, out);
                if (!page.keepAlive()) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client closed the connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    /** Returns the head of a request, or an empty string at the end of the connection. */
    private static String readHead(InputStream in, byte[] buffer) throws IOException {
        int length = 0;
        do {
            int read = in.read(buffer, length, buffer.length - length);
            if (read < 0) {
                return "";
            }
            length += read;
        } while (length < 4 || buffer[length - 1] != '\n' || buffer[length - 3] != '\n');
        return new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** Returns the number of connections and requests so far; over TLS each connection is a handshake. */
    @Override
    public String toString() {
        return connections + " " + requests;
    }
}
