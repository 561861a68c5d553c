package io.github.llamabatches;

import feign.Client;
import feign.Contract;
import feign.Feign;
import feign.Request;
import feign.RetryableException;
import feign.Retryer;
import feign.codec.Decoder;
import feign.codec.ErrorDecoder;
import io.github.llamabatches.internal.call.Credentials;
import io.github.llamabatches.internal.call.GuardedClient;
import io.github.llamabatches.internal.call.StrictDecoder;
import io.github.llamabatches.internal.http.HttpTransport;
import io.github.llamabatches.internal.http.Network;
import io.github.llamabatches.internal.retry.DetailErrorDecoder;
import io.github.llamabatches.internal.retry.PolicyRetryer;
import io.github.llamabatches.runtime.JsonCodec;
import io.github.llamabatches.runtime.JsonEncoder;
import io.github.llamabatches.runtime.JsonLibrary;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The parts that make a Feign client safe for {@link io.github.llamabatches.api.BatchesApi}, for those who build their
 * own, with Spring Cloud OpenFeign for example:
 *
 * <pre>{@code
 * BatchesApi api = BatchesFeign.configure(Feign.builder(), BatchesFeign.client(() -> key))
 *         .target(BatchesApi.class, Region.EU.baseUrl());
 * BatchesClient client = BatchesClient.of(api);
 * }</pre>
 *
 * <p>Each part is safe to share between threads and between clients. They belong together: the retryer alone retries,
 * and the error decoder tells it what; the client makes sure that a body is whole before the decoder sees it.
 */
public final class BatchesFeign {

    private static final Request ANY_REQUEST =
            Request.create(Request.HttpMethod.GET, "", Map.of(), null, StandardCharsets.UTF_8, null);

    private BatchesFeign() {}

    /**
     * Sets all parts of a builder at once, with {@link RetryPolicy#defaults} and time limits of 10 s to connect and 30
     * s of silence, and takes out what others have put in: Spring MVC's contract, and interceptors, which could send
     * the token of another service. Set what shall be otherwise afterwards.
     *
     * @param feign the builder to change
     * @param client a guarded transport, of {@link #client} or {@link #clientBuilder}
     * @return the builder that was given
     * @throws IllegalStateException if neither Jackson 2 nor Jackson 3 is there
     */
    public static Feign.Builder configure(Feign.Builder feign, Client client) {
        requireFeign();
        JsonCodec json = JsonLibrary.present().codec();
        return feign.contract(new Contract.Default())
                .client(client)
                .encoder(new JsonEncoder(json))
                .decoder(new StrictDecoder(json, ExceptionFactory.INSTANCE))
                .errorDecoder(new DetailErrorDecoder(json, ExceptionFactory.INSTANCE))
                .retryer(retryer(RetryPolicy.defaults()))
                .options(Timeouts.options(Timeouts.CONNECT, Timeouts.READ))
                .requestInterceptors(List.of())
                .responseInterceptors(List.of());
    }

    /**
     * Guards this library's transport, HTTP/1.1 over the JDK's sockets, and adds an API key to each request, with the
     * limits of {@link #clientBuilder}.
     *
     * @param apiKey asked for a key at each request, on the thread that sends it
     * @return the guarded transport
     */
    public static Client client(Supplier<String> apiKey) {
        return clientBuilder().apiKey(apiKey).build();
    }

    /**
     * Starts a guarded transport: one that follows no redirect, has each answer in full within a time limit, refuses a
     * body that is damaged, not as long as announced or too long, and takes the request's credentials out of what comes
     * back. The credentials are added below all that logs.
     *
     * @return a new builder
     */
    public static ClientBuilder clientBuilder() {
        return new ClientBuilder();
    }

    /**
     * Decodes answers strictly with the JSON library that is there, and keeps unknown values of open enums.
     *
     * @return a decoder that throws {@link MalformedResponseException}, which Feign wraps in its DecodeException
     * @throws IllegalStateException if neither Jackson 2 nor Jackson 3 is there
     */
    public static Decoder decoder() {
        return decoder(JsonLibrary.present());
    }

    /**
     * Decodes answers like {@link #decoder()}, with a certain JSON library.
     *
     * @param jsonLibrary what to read JSON with
     * @return the decoder
     * @throws IllegalStateException if the library isn't there
     */
    public static Decoder decoder(JsonLibrary jsonLibrary) {
        return new StrictDecoder(jsonLibrary.codec(), ExceptionFactory.INSTANCE);
    }

    /**
     * Turns errors into {@link ApiErrorException}, those that are worth a retry wrapped for the retryer.
     *
     * @return an error decoder
     * @throws IllegalStateException if neither Jackson 2 nor Jackson 3 is there
     */
    public static ErrorDecoder errorDecoder() {
        return errorDecoder(JsonLibrary.present());
    }

    /**
     * Turns errors into exceptions like {@link #errorDecoder()}, with a certain JSON library.
     *
     * @param jsonLibrary what to read JSON with
     * @return the error decoder
     * @throws IllegalStateException if the library isn't there
     */
    public static ErrorDecoder errorDecoder(JsonLibrary jsonLibrary) {
        return new DetailErrorDecoder(jsonLibrary.codec(), ExceptionFactory.INSTANCE);
    }

    /**
     * Repeats what is worth repeating, and at the end throws {@link ApiErrorException} or {@link TransportException}.
     *
     * @param policy how often and how patiently
     * @return a retryer, which Feign clones for each call
     */
    public static Retryer retryer(RetryPolicy policy) {
        return new PolicyRetryer(policy.limits(), ExceptionFactory.INSTANCE);
    }

    /** Fails now, with the version, and not at the first error of the server. */
    private static void requireFeign() {
        try {
            new RetryableException(503, "", Request.HttpMethod.GET, null, (Long) null, ANY_REQUEST);
        } catch (NoSuchMethodError e) {
            throw new IllegalStateException(jarOfFeign() + " is too old: use 13.6 or newer", e);
        }
    }

    /** Its manifest has no version, but its name does. */
    private static String jarOfFeign() {
        CodeSource source = Feign.class.getProtectionDomain().getCodeSource();
        String jar = source == null || source.getLocation() == null
                ? ""
                : source.getLocation().getPath();
        while (jar.endsWith("/") || jar.endsWith("!")) {
            jar = jar.substring(0, jar.length() - 1);
        }
        return jar.isEmpty() ? "Feign" : jar.substring(jar.lastIndexOf('/') + 1);
    }

    /**
     * Builds a guarded transport for Feign. Defaults are those of {@link BatchesClient.Builder}, whose methods of the
     * same names describe them in full. Not safe to share between threads.
     */
    public static final class ClientBuilder implements Cloneable {

        private @Nullable Client delegate;
        private @Nullable SSLSocketFactory tls;
        private @Nullable ProxySelector proxies;
        private @Nullable String proxyAuthorization;
        private @Nullable Supplier<String> apiKey;
        private @Nullable String sessionCookie;
        private boolean allowInsecureHttp;
        private Duration requestTimeout = Timeouts.REQUEST;
        private long maxResponseBytes = 64L * 1024 * 1024;
        private @Nullable String userAgent;

        private ClientBuilder() {}

        ClientBuilder copy() {
            try {
                return (ClientBuilder) clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }

        /**
         * Sets the transport to guard. Its own time limits and its own reaction to an interrupt hold.
         *
         * @param delegate any client of Feign's; HTTP/1.1 over the JDK's sockets unless set
         * @return this builder
         */
        public ClientBuilder delegate(Client delegate) {
            this.delegate = Objects.requireNonNull(delegate, "delegate");
            return this;
        }

        /**
         * The API key. Without it and without {@link #sessionCookie} nothing is added to a request.
         *
         * @param apiKey the key, without "Bearer"
         * @return this builder
         * @throws IllegalArgumentException if it is blank, or holds a character that a key can't have
         */
        public ClientBuilder apiKey(String apiKey) {
            String checked = Credentials.checked("API key", apiKey);
            return apiKey(() -> checked);
        }

        /**
         * Where to get the API key, for keys that change.
         *
         * @param apiKey asked at each request, on the thread that sends it: the caller's, or one that
         *     {@linkplain BatchListing#readAhead reads ahead}; what it throws, the call throws
         * @return this builder
         */
        public ClientBuilder apiKey(Supplier<String> apiKey) {
            this.apiKey = Objects.requireNonNull(apiKey, "apiKey");
            return this;
        }

        /**
         * The session cookie, as an alternative to the API key, which is sent in its place if there are both.
         *
         * @param sessionCookie the value of the cookie {@code session}
         * @return this builder
         * @throws IllegalArgumentException if it is blank, or holds a character that a cookie can't have
         */
        public ClientBuilder sessionCookie(String sessionCookie) {
            this.sessionCookie = Credentials.checkedCookie("session cookie", sessionCookie);
            return this;
        }

        /**
         * Whether credentials may be sent in the clear. Without it that is an {@link IllegalStateException}, except to
         * this machine.
         *
         * @param allowInsecureHttp true to allow it; false unless set
         * @return this builder
         */
        public ClientBuilder allowInsecureHttp(boolean allowInsecureHttp) {
            this.allowInsecureHttp = allowInsecureHttp;
            return this;
        }

        /**
         * How long one attempt may take until its body is complete.
         *
         * @param requestTimeout positive, at most 24 days; 60 s unless set
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public ClientBuilder requestTimeout(Duration requestTimeout) {
            this.requestTimeout = Timeouts.checked("requestTimeout", requestTimeout);
            return this;
        }

        /**
         * How long a body may be, before and after it is decompressed.
         *
         * @param maxResponseBytes a number of bytes, from 1 to 1 GiB; 64 MiB unless set
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public ClientBuilder maxResponseBytes(long maxResponseBytes) {
            if (maxResponseBytes < 1 || maxResponseBytes > 1 << 30) {
                throw new IllegalArgumentException("maxResponseBytes is from 1 to 2^30, unlike " + maxResponseBytes);
            }
            this.maxResponseBytes = maxResponseBytes;
            return this;
        }

        /**
         * What the server's operators see of the caller, before the name and version of this library.
         *
         * @param userAgent a name, such as {@code my-service/1.0}; nothing unless set
         * @return this builder
         * @throws IllegalArgumentException if it is blank, or holds a character other than printable ASCII
         */
        public ClientBuilder userAgent(String userAgent) {
            this.userAgent = Credentials.printable("user agent", userAgent);
            return this;
        }

        /**
         * Sets the certificates to trust and to show, for this client alone.
         *
         * @param context an initialised context; unless set, that of {@link javax.net.ssl.HttpsURLConnection}
         * @return this builder
         */
        public ClientBuilder sslContext(SSLContext context) {
            this.tls = context.getSocketFactory();
            return this;
        }

        /**
         * Sets the proxy, for this client alone.
         *
         * @param selector chooses the proxy of a URL, such as {@code ProxySelector.of(address)}; unless set, that of
         *     the program, {@link ProxySelector#getDefault}
         * @return this builder
         */
        public ClientBuilder proxy(ProxySelector selector) {
            this.proxies = Objects.requireNonNull(selector, "selector");
            return this;
        }

        /**
         * Sets the password for an HTTP proxy. It is sent with Basic authentication, to the proxy alone, and as every
         * request to a proxy in the clear.
         *
         * @param user the user, without a colon
         * @param password the password
         * @return this builder
         * @throws IllegalArgumentException if the user holds a colon
         */
        public ClientBuilder proxyCredentials(String user, String password) {
            if (user.indexOf(':') >= 0) {
                throw new IllegalArgumentException("the user of a proxy holds no colon");
            }
            byte[] login = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
            this.proxyAuthorization = "Basic " + Base64.getEncoder().encodeToString(login);
            return this;
        }

        boolean hasCredentials() {
            return apiKey != null || sessionCookie != null;
        }

        boolean allowsInsecureHttp() {
            return allowInsecureHttp;
        }

        /**
         * Makes the guarded transport.
         *
         * @return a new client for Feign, safe to share between threads
         */
        public Client build() {
            requireFeign();
            return new GuardedClient(
                    transport(),
                    credentials(),
                    new GuardedClient.Settings(requestTimeout, maxResponseBytes, allowInsecureHttp, userAgent),
                    ExceptionFactory.INSTANCE);
        }

        private Client transport() {
            Network network = new Network(tls, proxies, proxyAuthorization);
            if (delegate == null) {
                return new HttpTransport(network);
            }
            if (!network.equals(Network.OF_THE_PROGRAM)) {
                throw new IllegalStateException("a transport of your own has its own proxy and TLS: set them there");
            }
            return delegate;
        }

        private @Nullable Credentials credentials() {
            if (apiKey != null) {
                return Credentials.apiKey(apiKey);
            }
            return sessionCookie == null ? null : Credentials.sessionCookie(sessionCookie);
        }
    }
}
