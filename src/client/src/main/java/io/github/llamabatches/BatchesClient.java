package io.github.llamabatches;

import feign.Capability;
import feign.Client;
import feign.Feign;
import feign.Logger;
import feign.RequestInterceptor;
import io.github.llamabatches.api.BatchesApi;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.internal.call.BaseUrl;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.runtime.JsonCodec;
import io.github.llamabatches.runtime.JsonLibrary;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
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
 * <p>Immutable and safe to share between threads. Create one instance and reuse it; it doesn't need to be closed.
 */
public final class BatchesClient {

    private final ListingOptions options;

    /** Never changed. Has no credentials if the pages come from another source. */
    private final Builder settings;

    private BatchesClient(ListingOptions options, Builder settings) {
        this.options = options;
        this.settings = settings;
    }

    /**
     * Creates a client from environment variables and system properties, which the vendor's clients read too. The key
     * comes from the property {@code llamacloud.apiKey} or the variable {@code LLAMA_CLOUD_API_KEY}; the optional base
     * URL from {@code llamacloud.baseUrl} or {@code LLAMA_CLOUD_BASE_URL}; headers, one {@code name: value} per line,
     * from {@code LLAMA_CLOUD_CUSTOM_HEADERS}; and the {@linkplain Builder#log log level} ({@code error}, {@code info}
     * or {@code debug}) from {@code LLAMA_CLOUD_LOG}.
     *
     * @return a new client
     * @throws IllegalStateException if there is no key
     * @throws IllegalArgumentException if the key, the base URL or a header is invalid
     */
    public static BatchesClient fromEnvironment() {
        return builder().fromEnvironment().build();
    }

    /**
     * Wraps an API that was built elsewhere, for example by Spring Cloud OpenFeign. {@link BatchesFeign} has the parts
     * that such an API needs to be as safe as one of {@link #builder}.
     *
     * @param api the API; the client is safe to share between threads if the API is
     * @return a new client
     */
    public static BatchesClient of(BatchesApi api) {
        Objects.requireNonNull(api, "api");
        return of(query -> query.call(api));
    }

    /**
     * Creates a client that takes pages from a function, for tests without a server:
     *
     * <pre>{@code
     * BatchesClient client = BatchesClient.of(query -> page);
     * }</pre>
     *
     * @param pages returns the page for a query, including its {@link ListBatchesQuery#pageToken}; its exceptions are
     *     thrown from the call or the iteration. The client is safe to share between threads if the function is
     * @return a new client
     */
    public static BatchesClient of(Function<ListBatchesQuery, BatchPage> pages) {
        return new BatchesClient(new ListingOptions(Objects.requireNonNull(pages, "pages")), new Builder());
    }

    /**
     * Returns a builder. {@link Builder#apiKey(String)} or {@link Builder#sessionCookie} is required.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Lists all batches of the project.
     *
     * @return the listing; no request is sent before it is iterated
     */
    public BatchListing list() {
        return list(ListBatchesQuery.builder().build());
    }

    /**
     * Lists the batches that match a query.
     *
     * @param query the query; the listing starts at its page token if it has one
     * @return the listing; no request is sent before it is iterated
     * @throws IllegalArgumentException if the page size is less than 1, or the page token is empty, because some
     *     servers send an empty token after the last page
     */
    public BatchListing list(ListBatchesQuery query) {
        return new BatchListing(options, withDefaults(query));
    }

    /**
     * Fetches one page. Failed requests are retried as the {@link RetryPolicy} allows.
     *
     * @param query the query and the page token
     * @return the page
     * @throws BatchesException if the page can't be fetched
     * @throws IllegalArgumentException if the page size is less than 1, or the page token is empty, because some
     *     servers send an empty token after the last page
     */
    public BatchPage page(ListBatchesQuery query) {
        return response(query, CallOptions.none()).page();
    }

    /**
     * Fetches one page with the status and headers of its response. Failed requests are retried as the
     * {@link RetryPolicy} allows.
     *
     * @param query the query and the page token
     * @param options the options of this call; they take precedence over {@link Builder#callOptions}
     * @return the page with the status and headers of the response
     * @throws BatchesException if the page can't be fetched
     * @throws IllegalArgumentException if the page size is less than 1, or the page token is empty
     */
    public PageResponse response(ListBatchesQuery query, CallOptions options) {
        return list(query).callOptions(options).single();
    }

    private static void requirePageSize(@Nullable Integer pageSize) {
        if (pageSize != null) {
            ListingOptions.atLeast(1, "pageSize", pageSize);
        }
    }

    private ListBatchesQuery withDefaults(ListBatchesQuery query) {
        requirePageSize(query.pageSize());
        return query.toBuilder()
                .projectId(query.projectId() == null ? settings.projectId : query.projectId())
                .organizationId(query.organizationId() == null ? settings.organizationId : query.organizationId())
                .pageSize(query.pageSize() == null ? settings.pageSize : query.pageSize())
                .build();
    }

    /**
     * Returns a client with an additional listener. Everything else, including connections, is shared with this client.
     * The listener isn't part of the settings of {@link #toBuilder}.
     *
     * @param listener called after existing listeners; it must be safe to share between threads if the client is shared
     * @return a new client
     */
    public BatchesClient withListener(ListingListener listener) {
        return new BatchesClient(
                options.with(copy -> copy.listeners = ListingOptions.append(copy.listeners, listener, "listener")),
                settings);
    }

    /**
     * Returns a builder with the settings of this client.
     *
     * @return a new builder, whose clients have separate connections
     * @throws IllegalStateException if this client was created by {@link #of(BatchesApi)} or {@link #of(Function)}
     */
    public Builder toBuilder() {
        if (!settings.hasCredentials()) {
            throw new IllegalStateException("a client of another API has no settings: use BatchesClient.builder()");
        }
        return settings.copy();
    }

    /** Shows the server and the query defaults, but no credentials. */
    @Override
    public String toString() {
        return "BatchesClient[baseUrl=" + (settings.hasCredentials() ? settings.baseUrl : "elsewhere")
                + ", projectId=" + settings.projectId + ", organizationId=" + settings.organizationId + ", pageSize="
                + settings.pageSize + ", callOptions=" + settings.callOptions + "]";
    }

    /**
     * Describes a batch that was skipped because it can't be read; see {@link Builder#onUnreadableBatch}. Immutable and
     * safe to share between threads.
     *
     * @param pageNumber the number of the page, as in {@link ListingListener}
     * @param query the request for its page, with the page token
     * @param index the index of the batch in the page as the server sent it, starting at 0
     * @param json the JSON of the batch exactly as it was received; check it before you show or log it
     * @param problem a readable description of the problem and its location in the JSON
     */
    public record UnreadableBatch(int pageNumber, ListBatchesQuery query, int index, String json, String problem) {}

    /** Builds a {@link BatchesClient}. Not safe to share between threads. */
    public static final class Builder extends TransportBuilder<Builder> {

        private String baseUrl = Region.NORTH_AMERICA.baseUrl();
        private @Nullable String projectId;
        private @Nullable String organizationId;
        private @Nullable Integer pageSize;
        private Duration connectTimeout = Timeouts.CONNECT;
        private Duration readTimeout = Timeouts.READ;
        private RetryPolicy retryPolicy = RetryPolicy.defaults();
        private boolean failOnUnknownEnumValues;
        private @Nullable JsonLibrary jsonLibrary;
        private CallOptions callOptions = CallOptions.none();
        private List<ListingListener> listeners = List.of();
        private @Nullable Consumer<UnreadableBatch> unreadable;

        /** In the order of adding. */
        private List<Consumer<Feign.Builder>> feignSettings = List.of();

        private System.Logger.Level logThreshold = System.Logger.Level.OFF;

        private Builder() {}

        /**
         * Reads the same settings as {@link BatchesClient#fromEnvironment}. Settings made afterwards take precedence.
         *
         * @return this builder
         * @throws IllegalStateException if there is no key
         * @throws IllegalArgumentException if the key or a header is invalid
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
            String headers = variables.apply("LLAMA_CLOUD_CUSTOM_HEADERS");
            if (headers != null) {
                callOptions(CallOptions.builder().headerLines(headers).build());
            }
            System.Logger.Level level = LogListener.level(variables.apply("LLAMA_CLOUD_LOG"));
            if (level != null) {
                log(level);
            }
            return url == null ? apiKey(key) : apiKey(key).baseUrl(url);
        }

        /**
         * Sets the region of the account, {@link Region#NORTH_AMERICA} by default. If both the region and
         * {@link #baseUrl} are set, the last call takes effect.
         *
         * @param region the region
         * @return this builder
         */
        public Builder region(Region region) {
            return baseUrl(region.baseUrl());
        }

        /**
         * Sets the URL of a server that isn't in {@link Region}, such as a proxy.
         *
         * @param baseUrl an absolute URL, with an optional path; {@code https://} is added to a host without a scheme
         * @return this builder
         */
        public Builder baseUrl(String baseUrl) {
            this.baseUrl = Objects.requireNonNull(baseUrl, "baseUrl");
            return this;
        }

        /**
         * Sets the default project of queries.
         *
         * @param projectId the id; null for the project of the credentials
         * @return this builder
         */
        public Builder projectId(@Nullable String projectId) {
            this.projectId = projectId;
            return this;
        }

        /**
         * Sets the default organization of queries.
         *
         * @param organizationId the id; null to send none
         * @return this builder
         */
        public Builder organizationId(@Nullable String organizationId) {
            this.organizationId = organizationId;
            return this;
        }

        /**
         * Sets the default page size of queries.
         *
         * @param pageSize a number of batches, at least 1; null for the default of the server
         * @return this builder
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder pageSize(@Nullable Integer pageSize) {
            requirePageSize(pageSize);
            this.pageSize = pageSize;
            return this;
        }

        /**
         * Sets the connect timeout.
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
         * Sets the read timeout: the longest time without a byte from the server.
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
         * Sets the limits of retries and of the waits between them.
         *
         * @param retryPolicy the policy; {@link RetryPolicy#defaults} unless set
         * @return this builder
         */
        public Builder retryPolicy(RetryPolicy retryPolicy) {
            this.retryPolicy = Objects.requireNonNull(retryPolicy, "retryPolicy");
            return this;
        }

        /**
         * Sets the options of all calls, such as a header that a gateway requires.
         *
         * @param callOptions the options; those of a listing or a call take precedence
         * @return this builder
         */
        public Builder callOptions(CallOptions callOptions) {
            this.callOptions = Objects.requireNonNull(callOptions, "callOptions");
            return this;
        }

        /**
         * Logs to the JDK's {@link System.Logger} named after {@link BatchesClient}: failures at level ERROR, retries
         * at INFO, pages at DEBUG. The lines hold page tokens and messages of the server, but no credentials. Nothing
         * is logged by default.
         *
         * @param least the lowest level to log; {@code OFF} for none
         * @return this builder
         */
        public Builder log(System.Logger.Level least) {
            this.logThreshold = Objects.requireNonNull(least, "least");
            return this;
        }

        /**
         * Sets whether an unknown value of an enum is an error. By default it is kept, see
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
         * Sets the library that reads JSON.
         *
         * @param jsonLibrary the library; by default Jackson 2 if it is on the class path, else Jackson 3
         * @return this builder
         * @throws IllegalStateException if the library isn't on the class path
         */
        public Builder jsonLibrary(JsonLibrary jsonLibrary) {
            this.jsonLibrary = jsonLibrary.requirePresent();
            return this;
        }

        /**
         * Adds a listener to all listings and to {@link BatchesClient#page}.
         *
         * @param listener called after those added before; it must be safe to share between threads if the client is
         *     shared
         * @return this builder
         */
        public Builder listener(ListingListener listener) {
            this.listeners = ListingOptions.append(listeners, listener, "listener");
            return this;
        }

        /**
         * Skips unreadable batches instead of failing their page. A page still fails if it isn't JSON, or if a field
         * outside its batches can't be read. No additional request is sent.
         *
         * <p>The listener is called before the page is returned, on the thread that fetched it, and after the listeners
         * of the page. Its exceptions are thrown from the call or the iteration; the next {@code hasNext()} passes the
         * same batch to it again.
         *
         * @param listener receives each skipped batch; null, the default, to fail the page. It must be safe to share
         *     between threads if the client is shared
         * @return this builder
         */
        public Builder onUnreadableBatch(@Nullable Consumer<UnreadableBatch> listener) {
            this.unreadable = listener;
            return this;
        }

        /**
         * Sets the transport. The client adds the credentials and checks the body. The transport's own timeouts and its
         * own handling of interrupts apply: {@link #requestTimeout} is checked only before and after it sends, and
         * between reads of the body. An unchecked exception of the transport becomes the cause of a
         * {@link TransportException}.
         *
         * @param feignClient any Feign client; HTTP/1.1 over the JDK's sockets unless set
         * @return this builder
         */
        public Builder feignClient(Client feignClient) {
            setTransport(feignClient);
            return this;
        }

        /**
         * Adds an interceptor. It can't read the credentials, and its values of {@code Authorization} and
         * {@code Cookie} are overwritten.
         *
         * @param requestInterceptor the interceptor; called in the order of adding, once per attempt
         * @return this builder
         */
        public Builder requestInterceptor(RequestInterceptor requestInterceptor) {
            Objects.requireNonNull(requestInterceptor, "requestInterceptor");
            return set(feign -> feign.requestInterceptor(requestInterceptor));
        }

        /**
         * Adds a capability, such as Micrometer's.
         *
         * @param capability the capability; applied in the order of adding. It can't read the credentials
         * @return this builder
         */
        public Builder capability(Capability capability) {
            Objects.requireNonNull(capability, "capability");
            return set(feign -> feign.addCapability(capability));
        }

        /**
         * Logs requests and responses. No level logs credentials.
         *
         * @param logger the logger
         * @param level the level
         * @return this builder
         */
        public Builder logger(Logger logger, Logger.Level level) {
            Objects.requireNonNull(logger, "logger");
            Objects.requireNonNull(level, "level");
            return set(feign -> feign.logger(logger).logLevel(level));
        }

        private Builder set(Consumer<Feign.Builder> setting) {
            this.feignSettings = ListingOptions.append(feignSettings, setting, "setting");
            return this;
        }

        /**
         * Builds the client. No request is sent.
         *
         * @return a new client
         * @throws IllegalStateException if there is neither a key nor a session cookie, or no JSON library
         * @throws IllegalArgumentException if the base URL is invalid
         */
        public BatchesClient build() {
            if (!hasCredentials()) {
                throw new IllegalStateException(
                        "no credentials are set: call apiKey(…), sessionCookie(…) or fromEnvironment()");
            }
            Client client = guardedTransport();
            JsonCodec json = (jsonLibrary != null ? jsonLibrary : JsonLibrary.present()).codec(failOnUnknownEnumValues);
            Feign.Builder feign = BatchesFeign.configure(Feign.builder(), client, json)
                    .retryer(BatchesFeign.retryer(retryPolicy))
                    .options(Timeouts.options(connectTimeout, readTimeout));
            feignSettings.forEach(setting -> setting.accept(feign));
            BatchesApi api = feign.target(BatchesApi.class, BaseUrl.parse(baseUrl, allowsInsecureHttp()));
            ListingOptions options = new ListingOptions(query -> query.call(api));
            options.callOptions = callOptions;
            options.unreadable = unreadable;
            options.listeners = logThreshold == System.Logger.Level.OFF
                    ? listeners
                    : ListingOptions.append(listeners, new LogListener(logThreshold), "listener");
            return new BatchesClient(options, copy());
        }

        private static @Nullable String firstNonBlank(@Nullable String first, @Nullable String second) {
            return first != null && !first.isBlank() ? first : second != null && !second.isBlank() ? second : null;
        }
    }
}
