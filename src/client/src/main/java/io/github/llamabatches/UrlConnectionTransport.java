package io.github.llamabatches;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.URL;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The transport unless the user brings one: {@link HttpURLConnection}, as with Feign's own default. Feign's can't be
 * used, because it decompresses before the bytes can be checked, and nobody else can close its connection.
 */
final class UrlConnectionTransport implements Client {

    /** Lets the program's authenticator answer a proxy, but not the server. One instance, or no connection is kept. */
    private static final Authenticator PROXY_ONLY = new Authenticator() {
        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            Authenticator program = Authenticator.getDefault();
            return program == null || getRequestorType() != RequestorType.PROXY
                    ? null
                    : program.requestPasswordAuthenticationInstance(
                            getRequestingHost(),
                            getRequestingSite(),
                            getRequestingPort(),
                            getRequestingProtocol(),
                            getRequestingPrompt(),
                            getRequestingScheme(),
                            getRequestingURL(),
                            getRequestorType());
        }
    };

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        return execute(request, options, connection -> {});
    }

    /**
     * Sends a request and reads the head of the answer.
     *
     * @param onOpen gets the connection before it connects: {@code disconnect()} then ends it from any thread
     */
    Response execute(Request request, Request.Options options, Consumer<HttpURLConnection> onOpen) throws IOException {
        HttpURLConnection connection = open(request, options);
        onOpen.accept(connection);
        connection.connect();
        if (Thread.currentThread().isInterrupted()) {
            connection.disconnect();
            throw new InterruptedIOException("interrupted before the request was sent");
        }
        byte @Nullable [] body = request.body();
        if (body != null) {
            try (OutputStream stream = connection.getOutputStream()) {
                stream.write(body);
            }
        }
        int status = status(connection);
        // An interim answer (1xx) is passed over, but for some of them on Java 17.
        if (status < 200 || status > 599) {
            connection.disconnect();
            throw new IOException("the answer has no status that a final answer of HTTP can have");
        }
        return Response.builder()
                .request(request)
                .status(status)
                .reason(connection.getResponseMessage())
                .headers(headers(connection))
                .body(body(connection, status), null)
                .build();
    }

    private static int status(HttpURLConnection connection) throws IOException {
        try {
            return connection.getResponseCode();
        } catch (StackOverflowError e) {
            // HttpURLConnection calls itself for each interim answer.
            connection.disconnect();
            throw new IOException("too many interim answers");
        }
    }

    private static HttpURLConnection open(Request request, Request.Options options) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(request.url()).openConnection();
        connection.setConnectTimeout(options.connectTimeoutMillis());
        connection.setReadTimeout(options.readTimeoutMillis());
        connection.setInstanceFollowRedirects(options.isFollowRedirects());
        connection.setAllowUserInteraction(false);
        // What somebody set up for the whole of the program must change neither what is asked nor who asks.
        connection.setUseCaches(false);
        try {
            connection.setAuthenticator(PROXY_ONLY);
        } catch (UnsupportedOperationException e) {
            // Somebody replaced the JDK's handler of URLs, and with it that which asks the program's authenticator.
        }
        connection.setRequestMethod(request.httpMethod().name());
        request.headers().forEach((name, values) -> {
            // The connection writes the length by itself.
            if (!name.equalsIgnoreCase("Content-Length")) {
                values.forEach(value -> connection.addRequestProperty(name, value));
            }
        });
        if (request.body() != null) {
            connection.setDoOutput(true);
        }
        return connection;
    }

    private static Map<String, Collection<String>> headers(HttpURLConnection connection) {
        Map<String, Collection<String>> headers = new LinkedHashMap<>(connection.getHeaderFields());
        // The status line.
        headers.remove(null);
        return headers;
    }

    private static @Nullable InputStream body(HttpURLConnection connection, int status) throws IOException {
        return status >= 400 ? connection.getErrorStream() : connection.getInputStream();
    }
}
