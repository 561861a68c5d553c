package io.github.llamabatches.spring;

import io.github.llamabatches.Region;
import io.github.llamabatches.runtime.JsonLibrary;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;

/**
 * Holds the settings of a client. Defaults are those of the client's builder; null leaves a setting unchanged. No
 * component is primitive, because an empty environment variable counts as unset. Durations without a unit are in
 * seconds; unknown names are rejected.
 *
 * @param enabled Whether to auto-configure a client.
 * @param apiKey API key without the prefix "Bearer". Valid in one region only.
 * @param sessionCookie Value of the cookie "session", an alternative to the API key.
 * @param region Region of the account: north-america or eu.
 * @param baseUrl URL of the server, for example of a gateway. Takes precedence over the region.
 * @param allowInsecureHttp Whether to allow credentials over plain HTTP to a remote host.
 * @param projectId Default project of queries. If unset, the project of the API key.
 * @param organizationId Default organization of queries.
 * @param pageSize Default page size of queries. If unset, the server's default.
 * @param connectTimeout Timeout for opening a connection.
 * @param readTimeout Maximum time without data from the server.
 * @param requestTimeout Timeout of one attempt, including the whole response body.
 * @param maxResponseSize Maximum size of a response body, up to 1GB.
 * @param userAgent Name of the application in the header "User-Agent", such as "my-service/1.0".
 * @param headers Headers to send with each request, by name, such as those required by a gateway.
 * @param log Minimum log level: error for failures, info for retries, debug for pages.
 * @param sslBundle Name of the SSL bundle with the trusted certificates and the client certificate. If unset, the JVM's
 *     defaults.
 * @param proxy Proxy of this client. If unset, the JVM's proxy.
 * @param failOnUnknownEnumValues Whether to reject unknown enum values instead of keeping them.
 * @param jsonLibrary JSON library, jackson-2 or jackson-3. If unset, Jackson 2 if present, otherwise Jackson 3.
 * @param metricsEnabled Whether to record metrics and observations if Micrometer is present.
 * @param retry Retry policy.
 */
@ConfigurationProperties(prefix = BatchesProperties.PREFIX, ignoreUnknownFields = false)
record BatchesProperties(
        @DefaultValue("true") Boolean enabled,
        @Nullable String apiKey,
        @Nullable String sessionCookie,
        @DefaultValue("north-america") Region region,
        @Nullable String baseUrl,
        @DefaultValue("false") Boolean allowInsecureHttp,
        @Nullable String projectId,
        @Nullable String organizationId,
        @Nullable Integer pageSize,

        @DurationUnit(ChronoUnit.SECONDS) @DefaultValue("10s")
        Duration connectTimeout,

        @DurationUnit(ChronoUnit.SECONDS) @DefaultValue("30s")
        Duration readTimeout,

        @DurationUnit(ChronoUnit.SECONDS) @DefaultValue("60s")
        Duration requestTimeout,

        @DefaultValue("64MB") DataSize maxResponseSize,
        @Nullable String userAgent,
        @DefaultValue Map<String, String> headers,
        System.Logger.@Nullable Level log,
        @Nullable String sslBundle,
        @DefaultValue Proxy proxy,
        @DefaultValue("false") Boolean failOnUnknownEnumValues,
        @Nullable JsonLibrary jsonLibrary,
        @DefaultValue("true") Boolean metricsEnabled,
        @DefaultValue Retry retry) {

    static final String PREFIX = "llamacloud.batches";
    static final String API_KEY = PREFIX + ".api-key";
    static final String SESSION_COOKIE = PREFIX + ".session-cookie";

    /**
     * Holds the proxy of this client.
     *
     * @param host Host of the HTTP proxy.
     * @param port Port of the HTTP proxy.
     * @param user User name for the proxy, if it requires one.
     * @param password Password for the proxy.
     */
    record Proxy(
            @Nullable String host,
            @DefaultValue("8080") Integer port,
            @Nullable String user,
            @Nullable String password) {

        /** Omits the credentials. */
        @Override
        public String toString() {
            return "Proxy[host=" + host + ", port=" + port + "]";
        }
    }

    /**
     * Holds the retry policy.
     *
     * @param maxAttempts Maximum number of attempts, including the first.
     * @param initialBackoff Backoff before the first retry.
     * @param maxBackoff Maximum backoff. The backoff doubles with each retry.
     * @param maxRetryAfter Maximum wait that the server may request. A call fails immediately if the server requests
     *     more.
     * @param maxElapsed Maximum time between the first attempt and the start of a retry.
     */
    record Retry(
            @DefaultValue("3") Integer maxAttempts,

            @DurationUnit(ChronoUnit.SECONDS) @DefaultValue("500ms")
            Duration initialBackoff,

            @DurationUnit(ChronoUnit.SECONDS) @DefaultValue("8s")
            Duration maxBackoff,

            @DurationUnit(ChronoUnit.SECONDS) @DefaultValue("30s")
            Duration maxRetryAfter,

            @DurationUnit(ChronoUnit.SECONDS) @DefaultValue("2m")
            Duration maxElapsed) {}

    /** Omits the credentials. */
    @Override
    public String toString() {
        return "BatchesProperties[enabled=" + enabled + ", region=" + region + ", baseUrl=" + baseUrl + "]";
    }
}
