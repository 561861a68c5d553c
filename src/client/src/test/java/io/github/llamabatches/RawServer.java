package io.github.llamabatches;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;

/** A server on plain sockets that sends the bytes that a test specifies, including invalid ones. */
final class RawServer implements AutoCloseable {

    /** Responds to one request; the connection is kept for the next one unless this method closes it. */
    interface Handler {
        void answer(Connection connection) throws IOException;
    }

    private static final Pattern TOKEN = Pattern.compile("[?&]page_token=([^& ]*)");

    private final ServerSocket socket;
    private final Handler handler;
    private final Queue<String> heads = new ConcurrentLinkedQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    RawServer(Handler handler) {
        this(handler, ServerSocketFactory.getDefault());
    }

    /** Creates a server with a socket factory, for example for TLS. */
    RawServer(Handler handler, ServerSocketFactory factory) {
        this.handler = handler;
        try {
            this.socket = factory.createServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    URI uri() {
        String scheme = socket instanceof SSLServerSocket ? "https" : "http";
        return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort());
    }

    /** Returns the heads of all complete requests. */
    List<String> requests() {
        return List.copyOf(heads);
    }

    int connectionCount() {
        return connections.get();
    }

    int requestCount() {
        return heads.size();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
        for (Socket connection : open) {
            connection.close();
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket accepted = socket.accept();
                open.add(accepted);
                connections.incrementAndGet();
                start(() -> serve(accepted));
            } catch (IOException e) {
                // The test has ended.
            }
        }
    }

    private void serve(Socket accepted) {
        try (accepted) {
            accepted.setTcpNoDelay(true);
            while (true) {
                String head = readHead(accepted.getInputStream());
                if (head == null) {
                    return;
                }
                heads.add(head);
                handler.answer(new Connection(accepted, head));
            }
        } catch (IOException e) {
            // One side has closed the connection.
        } finally {
            open.remove(accepted);
        }
    }

    private static @Nullable String readHead(InputStream stream) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int newlines = 0;
        while (newlines < 2) {
            int c = stream.read();
            if (c < 0) {
                return null;
            }
            head.write(c);
            newlines = c == '\n' ? newlines + 1 : c == '\r' ? newlines : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(compressed)) {
            stream.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    /** Writes a response. */
    final class Connection {

        private final Socket socket;
        private final OutputStream out;
        private final String head;

        Connection(Socket socket, String head) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
            this.head = head;
        }

        @Nullable
        String pageToken() {
            Matcher matcher = TOKEN.matcher(head);
            return matcher.find() ? matcher.group(1) : null;
        }

        int clientPort() {
            return socket.getPort();
        }

        String head() {
            return head;
        }

        void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.UTF_8));
        }

        void write(byte[] bytes) throws IOException {
            out.write(bytes);
        }

        /** Writes a complete response. */
        void answer(String statusAndHeaders, byte[] body) throws IOException {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(("HTTP/1.1 " + statusAndHeaders + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            all.writeBytes(body);
            write(all.toByteArray());
        }

        void answer(String statusAndHeaders, String body) throws IOException {
            answer(statusAndHeaders, body.getBytes(StandardCharsets.UTF_8));
        }

        void end() throws IOException {
            socket.close();
        }

        /** Resets the connection, so that the client sees an error instead of its end. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Forwards bytes in both directions to a local port until one side closes its connection. */
        void tunnelTo(int port) throws IOException {
            try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
                start(() -> {
                    try (socket) {
                        target.getInputStream().transferTo(out);
                    } catch (IOException e) {
                        // One side has closed the connection.
                    }
                });
                socket.getInputStream().transferTo(target.getOutputStream());
            }
        }

        /**
         * Keeps the connection for the next request, but not for long: the client may wait for more of this response.
         */
        void endSoon() throws IOException {
            socket.setSoTimeout(30);
        }

        /** Sends nothing more until the test ends. */
        void stall() {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Sends nothing more, and returns when the client has closed the connection. */
        void awaitEnd() throws IOException {
            while (socket.getInputStream().read() >= 0) {
                // Skips the remaining bytes of the request.
            }
        }

        /** Repeats bytes as slowly as the read timeout allows, until the client disconnects. */
        void drip(String text) throws IOException {
            try {
                while (!closed.await(20, TimeUnit.MILLISECONDS)) {
                    write(text);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
