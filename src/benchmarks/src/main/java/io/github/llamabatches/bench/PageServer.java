package io.github.llamabatches.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Serves pages of the same hundred batches from memory, each with the token of the next, so that the server costs as
 * little as possible. A program of its own, so that a profiler of the client doesn't see it.
 *
 * <p>Prints its base URL, and ends with its standard input.
 */
final class PageServer {

    private static final String PARAMETER = "page_token=";

    private PageServer() {}

    public static void main(String[] args) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        System.out.println("http://127.0.0.1:" + server.getLocalPort());
        Thread acceptor = new Thread(() -> accept(server));
        acceptor.setDaemon(true);
        acceptor.start();
        while (System.in.read() >= 0) {
            // Until whoever started this is gone.
        }
    }

    private static void accept(ServerSocket server) {
        while (true) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread connection = new Thread(() -> serve(socket));
                connection.setDaemon(true);
                connection.start();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void serve(Socket socket) {
        Answer answer = new Answer(BenchPages.items());
        byte[] request = new byte[8192];
        try (socket) {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            for (String head = readHead(in, request); !head.isEmpty(); head = readHead(in, request)) {
                Place place = Place.in(head);
                if (place.delayMillis() > 0) {
                    Thread.sleep(place.delayMillis());
                }
                answer.write(place.nextToken(), out);
            }
        } catch (IOException e) {
            // The client is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Empty at the end of the connection. */
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

    /** Where a token points to: a page, of how many, and how long each takes. */
    private record Place(int page, int pages, long delayMillis) {

        static Place in(String head) throws IOException {
            int start = head.indexOf(PARAMETER) + PARAMETER.length();
            if (start < PARAMETER.length()) {
                throw new IOException("no token in " + head);
            }
            int end = start;
            while (Character.isDigit(head.charAt(end)) || head.charAt(end) == '-') {
                end++;
            }
            String[] numbers = head.substring(start, end).split("-");
            return new Place(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Long.parseLong(numbers[2]));
        }

        String nextToken() {
            return page == pages ? "null" : "\"" + (page + 1) + "-" + pages + "-" + delayMillis + "\"";
        }
    }

    /** An answer whose items stay where they are, and which is sent with one write. */
    private static final class Answer {

        private static final int ROOM = 256;

        private final byte[] buffer;
        private final int tailStart;

        Answer(byte[] items) {
            tailStart = ROOM + items.length;
            buffer = Arrays.copyOf(new byte[ROOM], tailStart + ROOM);
            System.arraycopy(items, 0, buffer, ROOM, items.length);
        }

        void write(String nextToken, OutputStream out) throws IOException {
            byte[] tail = ("],\"next_page_token\":" + nextToken + ",\"total_size\":null}")
                    .getBytes(StandardCharsets.ISO_8859_1);
            byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                            + (tailStart - ROOM + tail.length) + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
            int start = ROOM - head.length;
            System.arraycopy(head, 0, buffer, start, head.length);
            System.arraycopy(tail, 0, buffer, tailStart, tail.length);
            out.write(buffer, start, tailStart + tail.length - start);
        }
    }
}
