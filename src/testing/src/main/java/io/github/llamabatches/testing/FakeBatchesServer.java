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
 * The batches API on a free port of this machine, with the batches in memory. It answers with all that the records
 * hold, filters, pages, checks the key, records what it is asked, and misbehaves when told to. A query parameter that
 * it doesn't know is refused with 422, never ignored.
 *
 * <pre>{@code
 * try (FakeBatchesServer server = FakeBatchesServer.start()) {
 *     server.setBatches(List.of(
 *             SampleBatches.batch("bat-1").build(),
 *             SampleBatches.batch("bat-2").status(BatchStatus.FAILED).build()));
 *     server.answerNext(FakeAnswer.error(503, "try again"));
 *     // … call the code under test with server.baseUrl() and server.apiKey() …
 *     assertEquals(2, server.requests().size());
 * }
 * }</pre>
 *
 * <p>Tokens are opaque and good for the parameters they were made for: with other ones, the page size apart, they get a
 * 422. A batch without a time of creation is outside of every time bound. Safe to share between threads.
 */
public final class FakeBatchesServer implements AutoCloseable {

    private static final String PATH = "/api/v2/batches";
    private static final String API_KEY = "llx-fake-key";

    static {
        // The JDK's server sends head and body apart, and without this each answer waits 40 ms for an acknowledgement.
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
    private final Queue<FakeAnswer> answers = new ConcurrentLinkedQueue<>();
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
     * @throws IllegalStateException if neither Jackson 2 nor Jackson 3 is there to write pages with
     */
    public static FakeBatchesServer start() {
        return start(0);
    }

    /**
     * Starts a server without batches at a port.
     *
     * @param port the port on this machine; 0 for any that is free
     * @return the running server; close it
     * @throws UncheckedIOException if the port can't be opened
     * @throws IllegalStateException if neither Jackson 2 nor Jackson 3 is there to write pages with
     */
    public static FakeBatchesServer start(int port) {
        return start(port, false);
    }

    /**
     * Starts a server without batches that speaks TLS, with a certificate of its own for 127.0.0.1 and localhost, which
     * nobody trusts but {@link #sslContext}. All servers of a process have the same one, made when it is first needed.
     *
     * @param port the port on this machine; 0 for any that is free
     * @return the running server; close it
     * @throws UncheckedIOException if the port can't be opened
     * @throws IllegalStateException if neither Jackson 2 nor Jackson 3 is there to write pages with
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
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs a server until the process is ended, for tests in another language or by hand. Prints its address and key.
     *
     * @param arguments the port, 8080 unless given; how many sample batches it has, 100 unless given; and a file, if it
     *     shall speak TLS, that gets its certificate in PEM, for others to trust
     * @throws IOException if the file can't be written
     */
    public static void main(String... arguments) throws IOException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8080;
        FakeBatchesServer server = start(port, arguments.length > 2);
        if (arguments.length > 2) {
            Files.writeString(Path.of(arguments[2]), server.certificate());
        }
        server.setBatches(SampleBatches.generate(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100, 1));
        System.out.println("LLAMA_CLOUD_BASE_URL=" + server.baseUrl() + " LLAMA_CLOUD_API_KEY=" + server.apiKey());
    }

    /**
     * Where it listens.
     *
     * @return a URL without a trailing slash
     */
    public String baseUrl() {
        return (server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:"
                + server.getAddress().getPort();
    }

    /**
     * Returns a context for clients that trusts the certificate of this server, and no other.
     *
     * @return an initialised context
     * @throws IllegalStateException if the server doesn't speak TLS
     */
    public SSLContext sslContext() {
        return ownCertificate().context();
    }

    /**
     * Returns the certificate of this server, for clients that don't take an {@link SSLContext}.
     *
     * @return the certificate in PEM
     * @throws IllegalStateException if the server doesn't speak TLS
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
     * The key that it accepts, as a bearer token or as the cookie {@code session}. Any other is answered with 401 and
     * the detail "Invalid API key".
     *
     * @return the key
     */
    public String apiKey() {
        return apiKey;
    }

    /**
     * Accepts another key from now on, and the one before no more.
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
     * Serves these batches, in this order and instead of those before, on pages of the size that is asked for, or of
     * 50.
     *
     * @param batches the batches
     */
    public void setBatches(List<Batch> batches) {
        pages.setBatches(batches);
    }

    /**
     * Serves exactly these pages, whatever page size is asked for and without any filter.
     *
     * @param contents the batches of each page; a page may be empty
     */
    public void setPages(List<List<Batch>> contents) {
        pages.setPages(contents);
    }

    /**
     * Says which organization a project belongs to. A filter by organization finds no project that isn't known.
     *
     * @param projectId the project
     * @param organizationId its organization
     */
    public void setOrganization(String projectId, String organizationId) {
        pages.setOrganization(projectId, organizationId);
    }

    /**
     * Puts an empty page, with a token, behind some pages.
     *
     * @param pageNumbers the pages, the first being 1; one that is followed by nothing stays the last
     * @throws IllegalArgumentException if one is less than 1
     */
    public void addEmptyPageAfter(int... pageNumbers) {
        pages.addEmptyPageAfter(Arrays.stream(pageNumbers).boxed().toList());
    }

    /**
     * Makes one page hand out the token of a page before it, so that a client that follows it goes round for ever.
     *
     * @param pageNumber the page that hands it out, the first being 1
     * @param targetPageNumber the page that it leads to, from 2 to {@code pageNumber}
     */
    public void repeatToken(int pageNumber, int targetPageNumber) {
        pages.repeatToken(pageNumber, targetPageNumber);
    }

    /**
     * Gives these answers to the next requests, one each, instead of pages. They come before the key is checked, and
     * wait until they are asked for, whatever else is set. A client that repeats a call waits half a second before,
     * unless the answer says otherwise: {@code FakeAnswer.error(503, "busy").withHeader("Retry-After-Ms", "1")}.
     *
     * @param next the answers, queued behind those that are still to be given
     */
    public void answerNext(FakeAnswer... next) {
        answers.addAll(Arrays.asList(next));
    }

    /**
     * Gives these answers, one each and instead of pages, to the next requests for a page of the listing that is
     * served.
     *
     * @param pageNumber the page, the first being 1
     * @param next the answers, queued behind those that are still to be given
     * @throws IllegalArgumentException if the page is less than 1
     */
    public void answerPage(int pageNumber, FakeAnswer... next) {
        if (pageNumber < 1) {
            throw new IllegalArgumentException("the first page is 1, unlike " + pageNumber);
        }
        answerWhen(request -> pages.pageNumber(request.query()) == pageNumber, next);
    }

    /**
     * Gives these answers, one each and instead of pages, to the next requests that meet a condition. Those of
     * {@link #answerNext} come before.
     *
     * @param condition the condition; it must not change anything
     * @param next the answers
     */
    public void answerWhen(Predicate<RecordedRequest> condition, FakeAnswer... next) {
        for (FakeAnswer answer : next) {
            conditional.add(new Conditional(condition, answer));
        }
    }

    /**
     * Accepts a query parameter that it doesn't know, records it and otherwise passes over it.
     *
     * @param name the name
     */
    public void acceptParameter(String name) {
        pages.accept(name);
    }

    /**
     * Takes its time from now on.
     *
     * @param delay how long to wait before each answer, those of {@link #answerNext} included
     * @throws IllegalArgumentException if it is negative
     */
    public void setDelay(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a delay is not negative, unlike " + delay);
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
     * Forgets everything that it was told and asked, as if it had just been started: for one server of many tests. The
     * address stays.
     */
    public void reset() {
        answers.clear();
        conditional.clear();
        requests.clear();
        pages.clear();
        delay = Duration.ZERO;
        apiKey = API_KEY;
    }

    /** Stops the server; requests that are under way are cut off. */
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
            send(exchange, answer(request));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private FakeAnswer answer(RecordedRequest request) {
        FakeAnswer prepared = answers.poll();
        return prepared != null ? prepared : conditionalAnswer(request);
    }

    private FakeAnswer conditionalAnswer(RecordedRequest request) {
        for (Conditional candidate : conditional) {
            // Of two requests at once only one gets it.
            if (candidate.condition().test(request) && conditional.remove(candidate)) {
                return candidate.answer();
            }
        }
        return page(request);
    }

    private FakeAnswer page(RecordedRequest request) {
        if (!request.path().equals(PATH)) {
            return FakeAnswer.error(404, "Not Found");
        }
        if (!request.method().equals("GET")) {
            return FakeAnswer.error(405, "Method Not Allowed");
        }
        if (!isAuthorized(request)) {
            return FakeAnswer.error(401, "Invalid API key");
        }
        return pages.answer(request.query());
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

    private static void send(HttpExchange exchange, FakeAnswer answer) throws IOException, InterruptedException {
        Thread.sleep(answer.delay().toMillis());
        if (answer.status() == 0) {
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            write(exchange, body, answer);
        }
    }

    private static void write(HttpExchange exchange, byte[] body, FakeAnswer answer)
            throws IOException, InterruptedException {
        OutputStream stream = exchange.getResponseBody();
        int length = Math.min(body.length, answer.bytesSent());
        if (answer.pause().isZero()) {
            stream.write(body, 0, length);
        } else {
            for (int i = 0; i < length; i++) {
                Thread.sleep(answer.pause().toMillis());
                stream.write(body[i]);
                stream.flush();
            }
        }
        stream.flush();
        if (length == body.length) {
            stream.close();
        }
    }

    /** Compared by what it is, so that one of two equal ones is left. */
    private record Conditional(Predicate<RecordedRequest> condition, FakeAnswer answer) {}
}
