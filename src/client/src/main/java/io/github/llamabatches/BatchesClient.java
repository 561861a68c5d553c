package io.github.llamabatches;

import feign.Capability;
import feign.Client;
import feign.Feign;
import feign.FeignException;
import feign.Logger;
import feign.RequestInterceptor;
import io.github.llamabatches.api.BatchesApi;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.internal.call.BaseUrl;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.runtime.JsonCodec;
import io.github.llamabatches.runtime.JsonLibrary;
import java.time.Duration;
import java.util.ArrayList;
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
 * <p>Immutable and safe to share between threads. Make one and keep it; there is nothing to close.
 */
public final class BatchesClient {

    private final Function<ListBatchesQuery, BatchPage> pages;
    private final Listeners listeners;
    private final ListingOptions listingOptions;

    /** Never changed; without credentials if the pages come from elsewhere. */
    private final Builder settings;

    private BatchesClient(Function<ListBatchesQuery, BatchPage> pages, Builder settings) {
        this(
                pages,
                settings,
                settings.logThreshold == System.Logger.Level.OFF
                        ? settings.listeners
                        : settings.listeners.with(new LogListener(settings.logThreshold)));
    }

    private BatchesClient(Function<ListBatchesQuery, BatchPage> pages, Builder settings, Listeners listeners) {
        this.pages = pages;
        this.settings = settings;
        this.listeners = listeners;
        this.listingOptions = new ListingOptions(listeners);
        listingOptions.callOptions = settings.callOptions;
    }

    /**
     * Creates a client from environment variables and system properties, which the vendor's own clients read too: the
     * key from the property {@code llamacloud.apiKey} or the variable {@code LLAMA_CLOUD_API_KEY}; the base URL, if it
     * is there, from {@code llamacloud.baseUrl} or {@code LLAMA_CLOUD_BASE_URL}; headers, one {@code name: value} a
     * line, from {@code LLAMA_CLOUD_CUSTOM_HEADERS}; and from {@code LLAMA_CLOUD_LOG} ({@code error}, {@code info} or
     * {@code debug}) what is {@linkplain Builder#log logged}.
     *
     * @return a new client
     * @throws IllegalStateException if there is no key
     * @throws IllegalArgumentException if the key, the base URL or a header cannot be used
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
     * @param pages returns the page of a query, {@link ListBatchesQuery#pageToken} included; the client is as safe to
     *     share between threads as it is
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
        return new BatchListing(this::fetch, withDefaults(query), listingOptions);
    }

    /**
     * Fetches one page. One request is sent, and again only where the {@link RetryPolicy} says so.
     *
     * @param query what to find, and from which page token on
     * @return the page
     * @throws BatchesException if there is no page to return
     */
    public BatchPage page(ListBatchesQuery query) {
        return response(query, CallOptions.none()).page();
    }

    /**
     * Fetches one page with the head of its answer. One request is sent, and again only where the {@link RetryPolicy}
     * says so.
     *
     * @param query what to find, and from which page token on
     * @param options changes this call, on top of {@link Builder#callOptions}
     * @return the page with the status and the headers of the answer
     * @throws BatchesException if there is no page to return
     */
    public PageResponse response(ListBatchesQuery query, CallOptions options) {
        PageResponse response;
        try {
            response = new PageCall(listeners, 0, withDefaults(query), options.over(settings.callOptions), null)
                    .fetch(this::fetch);
        } catch (BatchesException e) {
            listeners.onFailure(0, e);
            throw e;
        }
        listeners.onPage(0, response.page());
        for (UnreadableBatch batch : response.unreadable()) {
            listeners.onUnreadable(batch);
        }
        return response;
    }

    private static void requirePageSize(@Nullable Integer pageSize) {
        if (pageSize != null && pageSize < 1) {
            throw new IllegalArgumentException("pageSize is at least 1, not " + pageSize);
        }
    }

    private BatchPage fetch(ListBatchesQuery query) {
        try {
            return pages.apply(query);
        } catch (FeignException e) {
            throw ExceptionFactory.INSTANCE.of(e);
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
     * Returns a client with one more listener. It shares all else with this one, connections included. The listener
     * isn't among the settings of {@link #toBuilder}.
     *
     * @param listener safe to share between threads, if the client is; called after those that are there
     * @return a new client
     */
    public BatchesClient withListener(ListingListener listener) {
        return new BatchesClient(pages, settings, listeners.with(listener));
    }

    /**
     * Returns a builder with the settings of this client.
     *
     * @return a new builder, whose clients have connections of their own
     * @throws IllegalStateException if this client was made by {@link #of(BatchesApi)} or {@link #of(Function)}
     */
    public Builder toBuilder() {
        if (!settings.hasCredentials()) {
            throw new IllegalStateException("the settings of an API that was built elsewhere aren't known");
        }
        return settings.copy();
    }

    /** Shows the server and the defaults of queries, and no credentials. */
    @Override
    public String toString() {
        return "BatchesClient[baseUrl=" + (settings.hasCredentials() ? settings.baseUrl : "elsewhere")
                + ", projectId=" + settings.projectId + ", organizationId=" + settings.organizationId + ", pageSize="
                + settings.pageSize + ", callOptions=" + settings.callOptions + "]";
    }

    /**
     * A batch that its page lacks because it can't be read, see {@link Builder#onUnreadableBatch}. Immutable and safe
     * to share between threads.
     *
     * @param pageNumber the number of its page, as a {@link ListingListener} has it
     * @param query the request for its page, with the page token
     * @param index its place among the batches that the server sent in the page, the first being 0
     * @param json its JSON exactly as it came, without the page around it; check it before it is shown or logged
     * @param problem why it can't be read and where in it, for people
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
        private Listeners listeners = Listeners.NONE;
        private List<RequestInterceptor> requestInterceptors = List.of();
        private List<Capability> capabilities = List.of();
        private @Nullable Logger logger;
        private Logger.Level logLevel = Logger.Level.NONE;
        private System.Logger.Level logThreshold = System.Logger.Level.OFF;

        private Builder() {}

        /**
         * Takes all that {@link BatchesClient#fromEnvironment} takes, from the same places. Settings made afterwards
         * win.
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
            requirePageSize(pageSize);
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
         * Sets the options of all calls, such as a header that a gateway requires.
         *
         * @param callOptions the options; those of a listing or a call come on top
         * @return this builder
         */
        public Builder callOptions(CallOptions callOptions) {
            this.callOptions = Objects.requireNonNull(callOptions, "callOptions");
            return this;
        }

        /**
         * Logs to the JDK's {@link System.Logger} with the name of {@link BatchesClient}: failures as errors, retries
         * as information, and pages for debugging. The lines hold no credentials, but page tokens and messages of the
         * server. Nothing is logged unless this is called.
         *
         * @param least the lowest level to log; {@code OFF} for none
         * @return this builder
         */
        public Builder log(System.Logger.Level least) {
            this.logThreshold = Objects.requireNonNull(least, "least");
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
         * Sets the library that reads JSON.
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
         * @param listener safe to share between threads, if the client is; called in the order of adding
         * @return this builder
         */
        public Builder listener(ListingListener listener) {
            this.listeners = listeners.with(listener);
            return this;
        }

        /**
         * Leaves batches that can't be read out of their pages, in place of failing the page. A page that isn't JSON,
         * or can't be read but for its batches, fails nevertheless. No request is sent for it.
         *
         * <p>The listener is called before the page is handed out, on the thread that fetched it, and after the
         * listeners of the page. Its exceptions leave the call or the iteration; the next {@code hasNext()} passes the
         * same batch to it again.
         *
         * @param listener gets each batch that is left out; null to fail the page, as without this setting. Safe to
         *     share between threads, if the client is
         * @return this builder
         */
        public Builder onUnreadableBatch(@Nullable Consumer<UnreadableBatch> listener) {
            this.listeners = listeners.withUnreadable(listener);
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
            setTransport(feignClient);
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
            this.requestInterceptors = with(requestInterceptors, requestInterceptor, "requestInterceptor");
            return this;
        }

        /**
         * Adds a capability, such as Micrometer's.
         *
         * @param capability the capability; applied in the order of adding, outside the credentials
         * @return this builder
         */
        public Builder capability(Capability capability) {
            this.capabilities = with(capabilities, capability, "capability");
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
            if (!hasCredentials()) {
                throw new IllegalStateException(
                        "there is nothing to authenticate with: call apiKey(…), sessionCookie(…) or fromEnvironment()");
            }
            Client client = guardedTransport();
            JsonCodec json = (jsonLibrary != null ? jsonLibrary : JsonLibrary.present()).codec(failOnUnknownEnumValues);
            Feign.Builder feign = BatchesFeign.configure(Feign.builder(), client, json)
                    .retryer(BatchesFeign.retryer(retryPolicy))
                    .options(Timeouts.options(connectTimeout, readTimeout))
                    .requestInterceptors(requestInterceptors)
                    .logLevel(logLevel);
            if (logger != null) {
                feign.logger(logger);
            }
            for (Capability capability : capabilities) {
                feign.addCapability(capability);
            }
            BatchesApi api = feign.target(BatchesApi.class, BaseUrl.parse(baseUrl, allowsInsecureHttp()));
            return new BatchesClient(pagesOf(api), copy());
        }

        private static <T> List<T> with(List<T> list, T another, String name) {
            List<T> all = new ArrayList<>(list);
            all.add(Objects.requireNonNull(another, name));
            return List.copyOf(all);
        }

        private static @Nullable String firstNonBlank(@Nullable String first, @Nullable String second) {
            return first != null && !first.isBlank() ? first : second != null && !second.isBlank() ? second : null;
        }
    }
}
