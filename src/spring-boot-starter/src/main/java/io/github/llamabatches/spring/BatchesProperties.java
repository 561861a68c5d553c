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
 * Holds the settings. Defaults are those of the client's builder; null leaves a setting out. None is primitive, because
 * an empty variable stands for none. A duration without a unit is in seconds, and a name that isn't here is a mistake.
 *
 * @param enabled Whether to make a client at all.
 * @param apiKey The API key, without "Bearer". It belongs to one region.
 * @param sessionCookie The value of the cookie "session", as an alternative to the API key.
 * @param region The region of the account.
 * @param baseUrl The server, such as a proxy, if it is that of no region; it counts before the region.
 * @param allowInsecureHttp Whether credentials may be sent over plain HTTP to another machine.
 * @param projectId The project of queries that name none; that of the key unless set.
 * @param organizationId The organization of queries that name none.
 * @param pageSize The page size of queries that name none; the server's choice unless set.
 * @param connectTimeout How long to wait for a connection.
 * @param readTimeout How long the server may be silent.
 * @param requestTimeout How long one attempt may take until its body is complete.
 * @param maxResponseSize How long a body may be, at most 1GB.
 * @param userAgent The name of the application in the header "User-Agent", such as "my-service/1.0".
 * @param headers Headers to send with each request, such as those that a gateway wants, by name.
 * @param log The lowest level to log: error for failures, info for retries, debug for pages.
 * @param sslBundle The name of the SSL bundle with the certificates to trust and to show; those of the JVM unless set.
 * @param proxy The proxy for this client alone; that of the JVM unless set.
 * @param failOnUnknownEnumValues Whether a value that an enum doesn't list is an error rather than kept.
 * @param jsonLibrary The library to read JSON with; unless set, Jackson 2 if it is there, else Jackson 3.
 * @param metricsEnabled Whether clients have meters and requests are observed, where Micrometer is there.
 * @param retry How often and how patiently a call is repeated.
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
     * The proxy for this client alone.
     *
     * @param host The host of the HTTP proxy.
     * @param port The port of the HTTP proxy.
     * @param user The user for the proxy, if it asks for one.
     * @param password The password for the proxy.
     */
    record Proxy(
            @Nullable String host,
            @DefaultValue("8080") Integer port,
            @Nullable String user,
            @Nullable String password) {

        /** Without the credentials. */
        @Override
        public String toString() {
            return "Proxy[host=" + host + ", port=" + port + "]";
        }
    }

    /**
     * How often and how patiently a call is repeated.
     *
     * @param maxAttempts How often a request is sent at most, the first time included.
     * @param initialBackoff The wait before the first retry.
     * @param maxBackoff The longest wait, which the doubling of the first one ends at.
     * @param maxRetryAfter The longest wait that the server may ask for; if it asks for a longer one, the call fails at
     *     once.
     * @param maxElapsed How long after the first attempt another one may begin.
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

    /** Without the credentials. */
    @Override
    public String toString() {
        return "BatchesProperties[enabled=" + enabled + ", region=" + region + ", baseUrl=" + baseUrl + "]";
    }
}
