package io.github.llamabatches;

import feign.Capability;
import feign.Client;
import feign.Feign;
import feign.FeignException;
import feign.Logger;
import feign.RequestInterceptor;
import feign.RetryableException;
import io.github.llamabatches.api.BatchesApi;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.runtime.Excerpt;
import io.github.llamabatches.runtime.JsonCodec;
import io.github.llamabatches.runtime.JsonEncoder;
import io.github.llamabatches.runtime.JsonLibrary;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lists batches.
 *
 * <pre>{@code
 * BatchesClient client = BatchesClient.fromEnvironment();
 * for (Batch batch : client.list()) {
 *     System.out.println(batch.id() + " " + batch.status());
 * }
 * }</pre>
 *
 * <p>Immutable and safe to share between threads. Make one and keep it; there is nothing to close.
 */
public final class BatchesClient {

    private final Function<ListBatchesQuery, BatchPage> pages;
    private final @Nullable String projectId;
    private final @Nullable String organizationId;
    private final @Nullable Integer pageSize;
    private final List<ListingListener> listeners;

    private BatchesClient(Function<ListBatchesQuery, BatchPage> pages, Builder defaults) {
        this.pages = pages;
        this.projectId = defaults.projectId;
        this.organizationId = defaults.organizationId;
        this.pageSize = defaults.pageSize;
        this.listeners = defaults.listeners;
    }

    /**
     * A client for the account that the surroundings name, as the vendor's own clients read them: the key from the
     * system property {@code llamacloud.apiKey} or the variable {@code LLAMA_CLOUD_API_KEY}, and, if one is there, the
     * base URL from {@code llamacloud.baseUrl} or {@code LLAMA_CLOUD_BASE_URL}.
     *
     * @return a new client
     * @throws IllegalStateException if there is no key
     * @throws IllegalArgumentException if key or base URL cannot be used
     */
    public static BatchesClient fromEnvironment() {
        return builder().fromEnvironment().build();
    }

    /**
     * Wraps an API that was built elsewhere, for example by Spring Cloud OpenFeign; see {@link BatchesFeign} for the
     * parts that such an API needs to be as careful as {@link #builder} makes it.
     *
     * @param api the API; the client is as safe to share between threads as it is
     * @return a new client
     */
    public static BatchesClient of(BatchesApi api) {
        return of(pagesOf(Objects.requireNonNull(api, "api")));
    }

    /**
     * Takes pages from any function, for a test that needs no server:
     *
     * <pre>{@code
     * BatchesClient client = BatchesClient.of(query -> page);
     * }</pre>
     *
     * @param pages gives the page that a query asks for, {@link ListBatchesQuery#pageToken} included; the client is as
     *     safe to share between threads as it is
     * @return a new client
     */
    public static BatchesClient of(Function<ListBatchesQuery, BatchPage> pages) {
        return new BatchesClient(Objects.requireNonNull(pages, "pages"), new Builder());
    }

    private static Function<ListBatchesQuery, BatchPage> pagesOf(BatchesApi api) {
        return query -> query.call(api);
    }

    /**
     * Returns a builder. It needs {@link Builder#apiKey(String)} or {@link Builder#sessionCookie}.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Lists all batches of the project.
     *
     * @return the listing; nothing is requested before it is iterated
     */
    public BatchListing list() {
        return list(ListBatchesQuery.builder().build());
    }

    /**
     * Lists the batches that a query finds.
     *
     * @param query what to find; a page token in it is where the listing starts
     * @return the listing; nothing is requested before it is iterated
     */
    public BatchListing list(ListBatchesQuery query) {
        return new BatchListing(this::fetch, query, listeners);
    }

    /**
     * Fetches one page. One request is sent, and again only where the {@link RetryPolicy} says so.
     *
     * @param query what to find, and from which page token on
     * @return the page
     * @throws BatchesException if there is no page to return
     */
    public BatchPage page(ListBatchesQuery query) {
        BatchPage page;
        try {
            page = new CallContext(listeners, 0, null).call(() -> fetch(query));
        } catch (BatchesException e) {
            listeners.forEach(listener -> listener.onFailure(0, e));
            throw e;
        }
        listeners.forEach(listener -> listener.onPage(0, page));
        return page;
    }

    private BatchPage fetch(ListBatchesQuery query) {
        try {
            return pages.apply(withDefaults(query));
        } catch (FeignException e) {
            throw withoutFeign(e);
        }
    }

    private ListBatchesQuery withDefaults(ListBatchesQuery query) {
        boolean project = projectId != null && query.projectId() == null;
        boolean organization = organizationId != null && query.organizationId() == null;
        boolean size = pageSize != null && query.pageSize() == null;
        if (!project && !organization && !size) {
            return query;
        }
        return query.toBuilder()
                .projectId(project ? projectId : query.projectId())
                .organizationId(organization ? organizationId : query.organizationId())
                .pageSize(size ? pageSize : query.pageSize())
                .build();
    }

    /** What Feign wraps, or what it throws itself if the API was built without {@link BatchesFeign}. */
    private static BatchesException withoutFeign(FeignException e) {
        if (e.getCause() instanceof BatchesException known) {
            return known;
        }
        if (e instanceof RetryableException retryable) {
            return PolicyRetryer.transportFailure(retryable);
        }
        Map<String, Collection<String>> sent = e.hasRequest() ? e.request().headers() : Map.of();
        String what = Excerpt.of(new Redactor(sent).redact(String.valueOf(e.getMessage())));
        return e.status() >= 300
                ? new ApiErrorException(
                        "the server answered with status " + e.status() + ": " + what, e.status(), null, null, null)
                : new MalformedResponseException("the answer could not be read: " + what, null);
    }

    /** Builds a {@link BatchesClient}. Not safe to share between threads. */
    public static final class Builder {

        private final BatchesFeign.ClientBuilder transport = BatchesFeign.clientBuilder();
        private String baseUrl = Region.NORTH_AMERICA.baseUrl();
        private @Nullable String projectId;
        private @Nullable String organizationId;
        private @Nullable Integer pageSize;
        private Duration connectTimeout = Timeouts.CONNECT;
        private Duration readTimeout = Timeouts.READ;
        private RetryPolicy retryPolicy = RetryPolicy.defaults();
        private boolean failOnUnknownEnumValues;
        private @Nullable JsonLibrary jsonLibrary;
        private List<ListingListener> listeners = List.of();
        private final List<RequestInterceptor> requestInterceptors = new ArrayList<>();
        private final List<Capability> capabilities = new ArrayList<>();
        private @Nullable Logger logger;
        private Logger.Level logLevel = Logger.Level.NONE;

        private Builder() {}

        /**
         * Takes key and base URL from where {@link BatchesClient#fromEnvironment} takes them. What is set afterwards
         * wins.
         *
         * @return this builder
         * @throws IllegalStateException if there is no key
         */
        public Builder fromEnvironment() {
            return fromEnvironment(System::getProperty, System::getenv);
        }

        Builder fromEnvironment(
                Function<String, @Nullable String> properties, Function<String, @Nullable String> variables) {
            String key = firstNonBlank(properties.apply("llamacloud.apiKey"), variables.apply("LLAMA_CLOUD_API_KEY"));
            if (key == null) {
                throw new IllegalStateException("there is no API key: set the environment variable LLAMA_CLOUD_API_KEY"
                        + " or the system property llamacloud.apiKey");
            }
            String url = firstNonBlank(properties.apply("llamacloud.baseUrl"), variables.apply("LLAMA_CLOUD_BASE_URL"));
            return url == null ? apiKey(key) : apiKey(key).baseUrl(url);
        }

        /**
         * The API key. It belongs to one region, see {@link #region}.
         *
         * @param apiKey the key, without "Bearer"
         * @return this builder
         * @throws IllegalArgumentException if it is blank, or holds a character that a key can't have
         */
        public Builder apiKey(String apiKey) {
            transport.apiKey(apiKey);
            return this;
        }

        /**
         * Where to get the API key, for keys that change.
         *
         * @param apiKey asked at each request, on the calling thread; what it throws, the call throws
         * @return this builder
         */
        public Builder apiKey(Supplier<String> apiKey) {
            transport.apiKey(apiKey);
            return this;
        }

        /**
         * The session cookie, as an alternative to the API key. If both are given the key is sent, and the cookie is
         * not.
         *
         * @param sessionCookie the value of the cookie {@code session}
         * @return this builder
         * @throws IllegalArgumentException if it is blank, or holds a character that a cookie can't have
         */
        public Builder sessionCookie(String sessionCookie) {
            transport.sessionCookie(sessionCookie);
            return this;
        }

        /**
         * The region of the account; {@link Region#NORTH_AMERICA} unless set. Of this and {@link #baseUrl} the last one
         * counts.
         *
         * @param region the region
         * @return this builder
         */
        public Builder region(Region region) {
            return baseUrl(region.baseUrl());
        }

        /**
         * The server, such as a proxy, if it is none of {@link Region}.
         *
         * @param baseUrl an absolute URL, with a path if need be; {@code https://} is put before a bare host
         * @return this builder
         */
        public Builder baseUrl(String baseUrl) {
            this.baseUrl = Objects.requireNonNull(baseUrl, "baseUrl");
            return this;
        }

        /**
         * Whether credentials may be sent in the clear. Without it, {@code http://} is refused except for this machine.
         *
         * @param allowInsecureHttp true to allow it; false unless set
         * @return this builder
         */
        public Builder allowInsecureHttp(boolean allowInsecureHttp) {
            transport.allowInsecureHttp(allowInsecureHttp);
            return this;
        }

        /**
         * The project of queries that name none.
         *
         * @param projectId the id; null for the project that the credentials belong to
         * @return this builder
         */
        public Builder projectId(@Nullable String projectId) {
            this.projectId = projectId;
            return this;
        }

        /**
         * The organization of queries that name none.
         *
         * @param organizationId the id; null to leave it out
         * @return this builder
         */
        public Builder organizationId(@Nullable String organizationId) {
            this.organizationId = organizationId;
            return this;
        }

        /**
         * The page size of queries that name none.
         *
         * @param pageSize a number of batches, at least 1; null to leave the size to the server
         * @return this builder
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder pageSize(@Nullable Integer pageSize) {
            if (pageSize != null && pageSize < 1) {
                throw new IllegalArgumentException("pageSize is at least 1, not " + pageSize);
            }
            this.pageSize = pageSize;
            return this;
        }

        /**
         * How long to wait for a connection.
         *
         * @param connectTimeout positive, at most 24 days; 10 s unless set
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = Timeouts.checked("connectTimeout", connectTimeout);
            return this;
        }

        /**
         * How long the server may be silent.
         *
         * @param readTimeout positive, at most 24 days; 30 s unless set
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder readTimeout(Duration readTimeout) {
            this.readTimeout = Timeouts.checked("readTimeout", readTimeout);
            return this;
        }

        /**
         * How long one attempt may take until its body is complete, however busily the server sends it: looking up the
         * host, connecting, headers and body. The call ends then, and within 50 ms of an interrupt. A transport that is
         * set with {@link #feignClient} has its own time limits instead.
         *
         * @param requestTimeout positive, at most 24 days; 60 s unless set
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder requestTimeout(Duration requestTimeout) {
            transport.requestTimeout(requestTimeout);
            return this;
        }

        /**
         * How long a body may be, before and after it is decompressed. Of that of an error, no more than 64 KiB are
         * read in any case, and the rest is left out.
         *
         * @param maxResponseBytes a number of bytes, from 1 to 1 GiB; 64 MiB unless set
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder maxResponseBytes(long maxResponseBytes) {
            transport.maxResponseBytes(maxResponseBytes);
            return this;
        }

        /**
         * What the server's operators see of the caller, before the name and version of this library.
         *
         * @param userAgent a name, such as {@code my-service/1.0} (RFC 9110, section 10.1.5); nothing unless set
         * @return this builder
         * @throws IllegalArgumentException if it is blank, or holds a character other than printable ASCII
         */
        public Builder userAgent(String userAgent) {
            transport.userAgent(userAgent);
            return this;
        }

        /**
         * How often and how patiently a call is repeated.
         *
         * @param retryPolicy the policy; {@link RetryPolicy#defaults} unless set
         * @return this builder
         */
        public Builder retryPolicy(RetryPolicy retryPolicy) {
            this.retryPolicy = Objects.requireNonNull(retryPolicy, "retryPolicy");
            return this;
        }

        /**
         * Whether a value that an enum doesn't list is an error. Without it such a value is kept, see
         * {@link io.github.llamabatches.runtime.OpenEnum}.
         *
         * @param failOnUnknownEnumValues true to throw a {@link MalformedResponseException}; false unless set
         * @return this builder
         */
        public Builder failOnUnknownEnumValues(boolean failOnUnknownEnumValues) {
            this.failOnUnknownEnumValues = failOnUnknownEnumValues;
            return this;
        }

        /**
         * What reads JSON.
         *
         * @param jsonLibrary the library; unless set, Jackson 2 if it is there, else Jackson 3
         * @return this builder
         * @throws IllegalStateException if the library isn't there
         */
        public Builder jsonLibrary(JsonLibrary jsonLibrary) {
            this.jsonLibrary = jsonLibrary.requirePresent();
            return this;
        }

        /**
         * Adds a listener to every listing and to {@link BatchesClient#page}.
         *
         * @param listener safe to share between threads, if the client is; told in the order of adding
         * @return this builder
         */
        public Builder listener(ListingListener listener) {
            this.listeners = BatchListing.with(listeners, listener);
            return this;
        }

        /**
         * Sets the transport. Credentials and the checks of the body are put around it. Its own time limits and its own
         * reaction to an interrupt hold: {@link #requestTimeout} is looked at before and after it sends, and between
         * reads of the body. An unchecked exception of it is the cause of a {@link TransportException}.
         *
         * @param feignClient any client of Feign's; HTTP/1.1 over the JDK's sockets unless set
         * @return this builder
         */
        public Builder feignClient(Client feignClient) {
            transport.delegate(feignClient);
            return this;
        }

        /**
         * Adds an interceptor. It doesn't see the credentials, and what it writes to {@code Authorization} or
         * {@code Cookie} is overwritten.
         *
         * @param requestInterceptor the interceptor; called in the order of adding, once per attempt
         * @return this builder
         */
        public Builder requestInterceptor(RequestInterceptor requestInterceptor) {
            this.requestInterceptors.add(Objects.requireNonNull(requestInterceptor, "requestInterceptor"));
            return this;
        }

        /**
         * Adds a capability, such as Micrometer's.
         *
         * @param capability the capability; applied in the order of adding, outside the credentials
         * @return this builder
         */
        public Builder capability(Capability capability) {
            this.capabilities.add(Objects.requireNonNull(capability, "capability"));
            return this;
        }

        /**
         * Logs requests and answers. No credential is in what is logged, at any level.
         *
         * @param logger where to log to
         * @param level how much
         * @return this builder
         */
        public Builder logger(Logger logger, Logger.Level level) {
            this.logger = Objects.requireNonNull(logger, "logger");
            this.logLevel = Objects.requireNonNull(level, "level");
            return this;
        }

        /**
         * Makes the client. Nothing is requested yet.
         *
         * @return a new client
         * @throws IllegalStateException if there is neither a key nor a session cookie, or no JSON library
         * @throws IllegalArgumentException if the base URL cannot be used
         */
        public BatchesClient build() {
            if (!transport.hasCredentials()) {
                throw new IllegalStateException(
                        "there is nothing to authenticate with: call apiKey(…), sessionCookie(…) or fromEnvironment()");
            }
            JsonCodec json = (jsonLibrary != null ? jsonLibrary : JsonLibrary.present()).codec(failOnUnknownEnumValues);
            Feign.Builder feign = Feign.builder()
                    .client(transport.build())
                    .encoder(new JsonEncoder(json))
                    .decoder(new StrictDecoder(json))
                    .errorDecoder(new DetailErrorDecoder(json, Clock.systemUTC()))
                    .retryer(BatchesFeign.retryer(retryPolicy))
                    .options(Timeouts.options(connectTimeout, readTimeout))
                    .requestInterceptors(requestInterceptors)
                    .logLevel(logLevel);
            if (logger != null) {
                feign.logger(logger);
            }
            capabilities.forEach(feign::addCapability);
            BatchesApi api = feign.target(BatchesApi.class, BaseUrl.parse(baseUrl, transport.allowsInsecureHttp()));
            return new BatchesClient(pagesOf(api), this);
        }

        private static @Nullable String firstNonBlank(@Nullable String first, @Nullable String second) {
            return first != null && !first.isBlank() ? first : second != null && !second.isBlank() ? second : null;
        }
    }
}
