package io.github.llamabatches;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server that handles the bytes of a connection as a test specifies, below HTTP. */
final class BareServer implements AutoCloseable {

    /** Serves one connection, which is closed afterwards. */
    interface Handler {
        void serve(Socket connection) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final Handler handler;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    BareServer(Handler handler) {
        this.handler = handler;
        try {
            this.socket = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                open.add(connection);
                start(() -> serve(connection));
            } catch (IOException e) {
                // The test has ended.
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            handler.serve(connection);
        } catch (IOException e) {
            // The client has disconnected.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "bare-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Sends a beginning, then single bytes, as slowly as the read timeout allows. */
    static void drip(Socket connection, byte[] start) throws IOException, InterruptedException {
        connection.setTcpNoDelay(true);
        connection.getOutputStream().write(start);
        while (true) {
            connection.getOutputStream().write('a');
            Thread.sleep(20);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : open) {
            connection.close();
        }
    }
}
