package io.github.llamabatches.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.llamabatches.model.Batch;
import io.github.llamabatches.runtime.JsonLibrary;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

/**
 * Serves the batches API on a port of the loopback interface, with batches held in memory. Pages contain every field of
 * the records. The server applies the filters and the page size, checks the API key, records requests and simulates
 * failures. It rejects unknown query parameters with status 422.
 *
 * <pre>{@code
 * try (FakeBatchesServer server = FakeBatchesServer.start()) {
 *     server.setBatches(List.of(
 *             SampleBatches.batch("bat-1").build(),
 *             SampleBatches.batch("bat-2").status(BatchStatus.FAILED).build()));
 *     server.respondNext(FakeResponse.error(503, "try again"));
 *     // … call the code under test with server.baseUrl() and server.apiKey() …
 *     assertEquals(2, server.requests().size());
 * }
 * }</pre>
 *
 * <p>A page token is valid only with the parameters of the request that returned it, the page size excepted; other
 * parameters result in status 422. A batch without a creation time matches no time bound. Thread-safe.
 */
public final class FakeBatchesServer implements AutoCloseable {

    private static final String PATH = "/api/v2/batches";
    private static final String API_KEY = "llx-fake-key";

    static {
        // The JDK's server sends head and body in separate packets; with Nagle's algorithm each response takes 40 ms.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool(runnable -> {
        Thread thread = new Thread(runnable, "fake-batches-server");
        thread.setDaemon(true);
        return thread;
    });
    private final Queue<RecordedRequest> requests = new ConcurrentLinkedQueue<>();
    private final Queue<FakeResponse> responses = new ConcurrentLinkedQueue<>();
    private final Queue<Conditional> conditional = new ConcurrentLinkedQueue<>();
    private final FakePages pages = new FakePages();
    private volatile Duration delay = Duration.ZERO;
    private volatile String apiKey = API_KEY;

    private FakeBatchesServer(HttpServer server) {
        this.server = server;
        server.createContext("/", this::handle);
        server.setExecutor(executor);
        server.start();
    }

    /**
     * Starts a server without batches.
     *
     * @return the running server; close it
     * @throws UncheckedIOException if no port can be opened
     * @throws IllegalStateException if neither Jackson 2 nor Jackson 3 is present
     */
    public static FakeBatchesServer start() {
        return start(0);
    }

    /**
     * Starts a server without batches on a port.
     *
     * @param port the port, or 0 for any free one
     * @return the running server; close it
     * @throws UncheckedIOException if the port can't be opened
     * @throws IllegalStateException if neither Jackson 2 nor Jackson 3 is present
     */
    public static FakeBatchesServer start(int port) {
        return start(port, false);
    }

    /**
     * Starts a server without batches that uses TLS. Its self-signed certificate for 127.0.0.1 and localhost is trusted
     * by {@link #sslContext} only. All servers of a process share one certificate.
     *
     * @param port the port, or 0 for any free one
     * @return the running server; close it
     * @throws UncheckedIOException if the port can't be opened
     * @throws IllegalStateException if neither Jackson 2 nor Jackson 3 is present
     */
    public static FakeBatchesServer startWithTls(int port) {
        return start(port, true);
    }

    private static FakeBatchesServer start(int port, boolean tls) {
        JsonLibrary.present();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            if (!tls) {
                return new FakeBatchesServer(HttpServer.create(address, 0));
            }
            HttpsServer server = HttpsServer.create(address, 0);
            server.setHttpsConfigurator(new HttpsConfigurator(LoopbackCertificate.OF_THIS_PROCESS.context()));
            return new FakeBatchesServer(server);
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + ": " + e.getMessage(), e);
        }
    }

    /**
     * Runs a server until the process ends, for manual tests and for tests in other languages. Prints the server's
     * address and API key.
     *
     * @param arguments the port, 8080 by default; the number of sample batches, 100 by default; and, to use TLS, the
     *     file to write the certificate to in PEM format
     * @throws IOException if the file can't be written
     */
    public static void main(String... arguments) throws IOException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8080;
        FakeBatchesServer server = start(port, arguments.length > 2);
        try {
            if (arguments.length > 2) {
                Files.writeString(Path.of(arguments[2]), server.certificate());
            }
            server.setBatches(SampleBatches.generate(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100, 1));
        } catch (IOException | RuntimeException e) {
            // Otherwise, its threads would keep the process running.
            server.close();
            throw e;
        }
        System.out.println("LLAMA_CLOUD_BASE_URL=" + server.baseUrl() + " LLAMA_CLOUD_API_KEY=" + server.apiKey());
    }

    /**
     * Returns the URL of this server.
     *
     * @return a URL without a trailing slash
     */
    public String baseUrl() {
        return (server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:"
                + server.getAddress().getPort();
    }

    /**
     * Returns a context for clients that trusts only the certificate of this server.
     *
     * @return an initialized context
     * @throws IllegalStateException if the server doesn't use TLS
     */
    public SSLContext sslContext() {
        return ownCertificate().context();
    }

    /**
     * Returns the certificate of this server, for clients that don't take an {@link SSLContext}.
     *
     * @return the certificate in PEM format
     * @throws IllegalStateException if the server doesn't use TLS
     */
    public String certificate() {
        return ownCertificate().pem();
    }

    private LoopbackCertificate ownCertificate() {
        if (!(server instanceof HttpsServer)) {
            throw new IllegalStateException("this server was started without TLS");
        }
        return LoopbackCertificate.OF_THIS_PROCESS;
    }

    /**
     * Returns the API key that this server accepts, as a bearer token or as the cookie {@code session}. Requests with
     * another key get status 401 and the detail "Invalid API key".
     *
     * @return the key
     */
    public String apiKey() {
        return apiKey;
    }

    /**
     * Replaces the accepted API key.
     *
     * @param apiKey the key
     * @throws IllegalArgumentException if it is blank
     */
    public void setApiKey(String apiKey) {
        if (apiKey.isBlank()) {
            throw new IllegalArgumentException("the key is blank");
        }
        this.apiKey = apiKey;
    }

    /**
     * Replaces the batches to serve. The default page size is 50.
     *
     * @param batches the batches, in the order of the listing
     */
    public void setBatches(List<Batch> batches) {
        pages.setBatches(batches);
    }

    /**
     * Serves exactly these pages, regardless of page size and filters.
     *
     * @param contents the batches of each page; a page may be empty
     */
    public void setPages(List<List<Batch>> contents) {
        pages.setPages(contents);
    }

    /**
     * Assigns a project to an organization. A filter by organization matches no batch of a project without one.
     *
     * @param projectId the project
     * @param organizationId its organization
     */
    public void setOrganization(String projectId, String organizationId) {
        pages.setOrganization(projectId, organizationId);
    }

    /**
     * Inserts an empty page, with a page token, after each of these pages.
     *
     * @param pageNumbers the page numbers, starting at 1; nothing is inserted after the last page
     * @throws IllegalArgumentException if one is less than 1
     */
    public void addEmptyPageAfter(int... pageNumbers) {
        pages.addEmptyPageAfter(Arrays.stream(pageNumbers).boxed().toList());
    }

    /**
     * Returns an earlier page token with a page, so that a client that follows the tokens never reaches the end.
     *
     * @param pageNumber the page that returns the token, starting at 1
     * @param targetPageNumber the page that the token refers to, from 2 to {@code pageNumber}
     * @throws IllegalArgumentException if the target is out of range
     */
    public void repeatToken(int pageNumber, int targetPageNumber) {
        pages.repeatToken(pageNumber, targetPageNumber);
    }

    /**
     * Responds to the next requests with these responses instead of pages, one each. They take precedence over all
     * other settings, including the check of the key. By default, a client waits about half a second before a retry; a
     * header shortens that: {@code FakeResponse.error(503, "busy").withHeader("Retry-After-Ms", "1")}.
     *
     * @param next the responses, added to the end of the queue
     */
    public void respondNext(FakeResponse... next) {
        responses.addAll(Arrays.asList(next));
    }

    /**
     * Responds to the next requests for one page of the listing with these responses instead, one each.
     *
     * @param pageNumber the page number, starting at 1
     * @param next the responses, added to the end of the queue
     * @throws IllegalArgumentException if the page number is less than 1
     */
    public void respondToPage(int pageNumber, FakeResponse... next) {
        if (pageNumber < 1) {
            throw new IllegalArgumentException("page numbers start at 1, but got " + pageNumber);
        }
        respondWhen(request -> pages.pageNumber(request.query()) == pageNumber, next);
    }

    /**
     * Responds to the next requests that match a condition with these responses instead of pages, one each. The
     * responses of {@link #respondNext} take precedence.
     *
     * @param condition the condition; must not have side effects. If it throws an exception, the response has status
     *     400 and the exception as its detail
     * @param next the responses, added to the end of the queue
     */
    public void respondWhen(Predicate<RecordedRequest> condition, FakeResponse... next) {
        for (FakeResponse response : next) {
            conditional.add(new Conditional(condition, response));
        }
    }

    /**
     * Accepts an unknown query parameter. It is recorded and otherwise ignored.
     *
     * @param name the name of the parameter
     */
    public void acceptParameter(String name) {
        pages.accept(name);
    }

    /**
     * Delays all responses, including those of {@link #respondNext}.
     *
     * @param delay the delay before each response
     * @throws IllegalArgumentException if it is negative
     */
    public void setDelay(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a delay must not be negative, but got " + delay);
        }
        this.delay = delay;
    }

    /**
     * Returns the requests received so far.
     *
     * @return the requests in the order of their arrival, as an unmodifiable copy
     */
    public List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /**
     * Removes all batches, settings and recorded requests, so that tests can share a server. The address doesn't
     * change.
     */
    public void reset() {
        responses.clear();
        conditional.clear();
        requests.clear();
        pages.clear();
        delay = Duration.ZERO;
        apiKey = API_KEY;
    }

    /** Stops the server and aborts requests in progress. */
    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            RecordedRequest request = record(exchange);
            requests.add(request);
            Thread.sleep(delay.toMillis());
            send(exchange, response(request));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private FakeResponse response(RecordedRequest request) {
        FakeResponse prepared = responses.poll();
        try {
            return prepared != null ? prepared : conditionalAnswer(request);
        } catch (RuntimeException e) {
            // Not retried, so that the test fails with the reason.
            return FakeResponse.error(400, "a condition of respondWhen failed: " + e);
        }
    }

    private FakeResponse conditionalAnswer(RecordedRequest request) {
        for (Conditional candidate : conditional) {
            // A concurrent request may have taken it.
            if (candidate.condition().test(request) && conditional.remove(candidate)) {
                return candidate.response();
            }
        }
        return page(request);
    }

    private FakeResponse page(RecordedRequest request) {
        if (!request.path().equals(PATH)) {
            return FakeResponse.error(404, "Not Found");
        }
        if (!request.method().equals("GET")) {
            return FakeResponse.error(405, "Method Not Allowed");
        }
        if (!isAuthorized(request)) {
            return FakeResponse.error(401, "Invalid API key");
        }
        return pages.response(request.query());
    }

    private boolean isAuthorized(RecordedRequest request) {
        return request.header("Authorization").contains("Bearer " + apiKey)
                || request.header("Cookie").stream()
                        .flatMap(header -> Arrays.stream(header.split("; ?")))
                        .anyMatch(cookie -> cookie.equals("session=" + apiKey));
    }

    private static RecordedRequest record(HttpExchange exchange) {
        String rawQuery = exchange.getRequestURI().getRawQuery();
        return new RecordedRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                rawQuery == null ? "" : rawQuery,
                FakePages.parameters(rawQuery),
                exchange.getRequestHeaders());
    }

    private static void send(HttpExchange exchange, FakeResponse response) throws IOException, InterruptedException {
        Thread.sleep(response.delay().toMillis());
        if (response.status() == 0) {
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        response.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            write(exchange, body, response);
        }
    }

    private static void write(HttpExchange exchange, byte[] body, FakeResponse response)
            throws IOException, InterruptedException {
        OutputStream stream = exchange.getResponseBody();
        int length = Math.min(body.length, response.bytesSent());
        if (response.pause().isZero()) {
            stream.write(body, 0, length);
        } else {
            for (int i = 0; i < length; i++) {
                Thread.sleep(response.pause().toMillis());
                stream.write(body[i]);
                stream.flush();
            }
        }
        stream.flush();
        if (length == body.length) {
            stream.close();
        }
    }

    private record Conditional(Predicate<RecordedRequest> condition, FakeResponse response) {}
}
