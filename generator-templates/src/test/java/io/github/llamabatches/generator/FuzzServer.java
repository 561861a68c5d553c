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

/** Records the last request and sends a configured response. */
final class FuzzServer implements AutoCloseable {

    static {
        // Otherwise, the head and body of each response are 40 ms apart.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private volatile byte @Nullable [] answer;
    private volatile @Nullable Received received;

    /** A request: the parts of the URL are decoded, and the query values are grouped by name. */
    record Received(
            String method, List<String> segments, List<String> query, Map<String, List<String>> headers, String body) {}

    FuzzServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    /** Responds with JSON, or without a body. */
    void answer(@Nullable String json) {
        answer = json == null ? null : json.getBytes(StandardCharsets.UTF_8);
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
                // Feign sends only the name for an empty string.
                pairs.add(decoded(equals < 0 ? pair : pair.substring(0, equals)));
                pairs.add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received = new Received(
                    exchange.getRequestMethod(), segments, pairs, Map.copyOf(exchange.getRequestHeaders()), body);
            byte[] bytes = answer;
            if (bytes == null) {
                exchange.sendResponseHeaders(204, -1);
            } else {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private static String decoded(String text) {
        // A plus sign is literal in a path, and must not be sent in a query.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
