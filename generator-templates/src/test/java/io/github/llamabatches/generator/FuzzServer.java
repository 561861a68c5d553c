package io.github.llamabatches.generator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the last request, and sends the configured response. */
final class FuzzServer implements AutoCloseable {

    static {
        // Otherwise, the head and body of each response are 40 ms apart.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private volatile @Nullable Body answer;
    private volatile @Nullable Received received;

    /** The body of a response. */
    record Body(String mediaType, byte[] bytes) {}

    /** A request: the parts of the URL are decoded; in the query, values follow their names. */
    record Received(
            String method, List<String> segments, List<String> query, Map<String, List<String>> headers, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        List<String> headers(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .flatMap(header -> header.getValue().stream())
                    .toList();
        }

        String header(String name) {
            return String.join("\n", headers(name));
        }

        /** The fields of a form, each after its name. */
        List<String> form() {
            List<String> fields = new ArrayList<>();
            for (String pair : text().isEmpty() ? new String[0] : text().split("&", -1)) {
                for (String part : pair.split("=", 2)) {
                    fields.add(URLDecoder.decode(part, StandardCharsets.UTF_8));
                }
            }
            return fields;
        }

        /** The parts of a form, each behind its name: a line with its media type and file name, and its text. */
        List<String> parts() {
            List<String> parts = new ArrayList<>();
            String boundary = "--" + header("Content-Type").replaceFirst(".*; *boundary=", "");
            String[] pieces = ("\r\n" + text()).split("\r\n" + boundary, -1);
            for (int i = 1; i < pieces.length - 1; i++) {
                int head = pieces[i].indexOf("\r\n\r\n");
                String[] lines = pieces[i].substring(2, head).split("\r\n");
                String[] disposition = lines[0].split("; (?=name=|filename=)");
                String type = lines.length == 1 ? "" : lines[1].replace("Content-Type: ", "");
                String file = disposition.length == 2 ? "" : "; " + quoted(disposition[2]);
                parts.add(quoted(disposition[1]));
                parts.add(type + file + "\n" + pieces[i].substring(head + 4));
            }
            return parts;
        }

        private static String quoted(String parameter) {
            String text = parameter.substring(parameter.indexOf('"') + 1, parameter.length() - 1);
            if (text.contains("\"")) {
                throw new AssertionError("a quote that isn't escaped in " + parameter);
            }
            return text.replace("%22", "\"").replace("%0A", "\n").replace("%0D", "\r");
        }
    }

    FuzzServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    /** Responds with a body, or without any. */
    void answer(@Nullable Body body) {
        answer = body;
        received = null;
    }

    @Nullable
    Received received() {
        return received;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            String query = exchange.getRequestURI().getRawQuery();
            List<String> segments = new ArrayList<>();
            for (String segment : path.split("/", -1)) {
                segments.add(decoded(segment));
            }
            List<String> pairs = new ArrayList<>();
            for (String pair : query == null ? new String[0] : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                // Feign omits the equals sign of an empty string.
                pairs.add(decoded(equals < 0 ? pair : pair.substring(0, equals)));
                pairs.add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            received = new Received(
                    exchange.getRequestMethod(), segments, pairs, Map.copyOf(exchange.getRequestHeaders()), body);
            Body sent = answer;
            if (sent == null) {
                exchange.sendResponseHeaders(204, -1);
            } else {
                boolean isHead = exchange.getRequestMethod().equals("HEAD");
                exchange.getResponseHeaders().add("Content-Type", sent.mediaType());
                // The length 0 means chunks here.
                exchange.sendResponseHeaders(200, isHead || sent.bytes().length == 0 ? -1 : sent.bytes().length);
                if (!isHead) {
                    exchange.getResponseBody().write(sent.bytes());
                }
            }
        }
    }

    private static String decoded(String text) {
        // A plus is a plus in a path, and isn't valid in a query.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
