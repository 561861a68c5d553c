package io.github.llamabatches.spring;

import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.CallOptions;
import io.github.llamabatches.ListingListener;
import io.github.llamabatches.RetryPolicy;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;

/** Creates clients from properties and reports the name of an invalid property. */
final class BatchesClientFactory {

    /** The levels of the vendor's clients. */
    private static final Set<System.Logger.Level> LOG_LEVELS =
            Set.of(System.Logger.Level.ERROR, System.Logger.Level.INFO, System.Logger.Level.DEBUG);

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    private BatchesClientFactory() {}

    static BatchesClient.Builder builder(
            BatchesProperties properties,
            Environment environment,
            @Nullable SslBundles bundles,
            Stream<BatchesClientCustomizer> customizers,
            Stream<ListingListener> listeners) {
        BatchesClient.Builder builder = BatchesClient.builder();
        setText("api-key", properties.apiKey(), builder::apiKey);
        setText("session-cookie", properties.sessionCookie(), builder::sessionCookie);
        set("region", properties.region(), builder::region);
        setText("base-url", properties.baseUrl(), builder::baseUrl);
        set("allow-insecure-http", properties.allowInsecureHttp(), builder::allowInsecureHttp);
        setText("project-id", properties.projectId(), builder::projectId);
        setText("organization-id", properties.organizationId(), builder::organizationId);
        set("page-size", properties.pageSize(), builder::pageSize);
        set("connect-timeout", properties.connectTimeout(), builder::connectTimeout);
        set("read-timeout", properties.readTimeout(), builder::readTimeout);
        set("request-timeout", properties.requestTimeout(), builder::requestTimeout);
        set("max-response-size", properties.maxResponseSize(), size -> builder.maxResponseBytes(size.toBytes()));
        setText("user-agent", properties.userAgent(), builder::userAgent);
        CallOptions.Builder options = CallOptions.builder();
        setVariable(environment, "LLAMA_CLOUD_CUSTOM_HEADERS", options::headerLines);
        properties
                .headers()
                .forEach((name, value) -> set(property("headers", name), value, text -> options.header(name, text)));
        builder.callOptions(options.build());
        setVariable(
                environment,
                "LLAMA_CLOUD_LOG",
                word -> LOG_LEVELS.stream()
                        .filter(level -> level.name().equalsIgnoreCase(word.strip()))
                        .forEach(builder::log));
        set("log", properties.log(), builder::log);
        set("proxy.port", properties.proxy().port(), InetSocketAddress::new);
        setText("proxy.host", properties.proxy().host(), host -> builder.proxy(proxy(host, properties.proxy())));
        if (isBlank(properties.proxy().user())) {
            setText("proxy.password", properties.proxy().password(), BatchesClientFactory::refuseWithoutUser);
        }
        setText(
                "proxy.user",
                properties.proxy().user(),
                user -> builder.proxyCredentials(
                        user, Objects.requireNonNullElse(properties.proxy().password(), "")));
        setText("ssl-bundle", properties.sslBundle(), name -> builder.sslContext(sslContext(bundles, name)));
        set("fail-on-unknown-enum-values", properties.failOnUnknownEnumValues(), builder::failOnUnknownEnumValues);
        set("json-library", properties.jsonLibrary(), builder::jsonLibrary);
        builder.retryPolicy(retryPolicy(properties.retry()));
        listeners.forEach(builder::listener);
        customizers.forEach(customizer -> customizer.customize(builder));
        return builder;
    }

    /** Returns the name of a map entry's property, as written in configuration files. */
    private static String property(String map, String key) {
        return ConfigurationPropertyName.isValid(key) ? map + '.' + key : map + '[' + key + ']';
    }

    private static RetryPolicy retryPolicy(BatchesProperties.Retry properties) {
        RetryPolicy.Builder builder = RetryPolicy.builder();
        set("retry.max-attempts", properties.maxAttempts(), builder::maxAttempts);
        set("retry.initial-backoff", properties.initialBackoff(), builder::initialBackoff);
        set("retry.max-backoff", properties.maxBackoff(), builder::maxBackoff);
        set("retry.max-retry-after", properties.maxRetryAfter(), builder::maxRetryAfter);
        set("retry.max-elapsed", properties.maxElapsed(), builder::maxElapsed);
        return builder.build();
    }

    static BatchesClient build(BatchesClient.Builder builder, BatchesProperties properties) {
        if (!builder.hasCredentials()) {
            throw withoutCredentials(properties);
        }
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw properties.baseUrl() == null ? e : invalid("base-url", e);
        }
    }

    private static InvalidBatchesPropertyException withoutCredentials(BatchesProperties properties) {
        String otherwise = " If this service needs no client, set '" + BatchesProperties.PREFIX + ".enabled' to false.";
        if (properties.apiKey() == null && properties.sessionCookie() == null) {
            return new InvalidBatchesPropertyException(
                    BatchesProperties.API_KEY,
                    "is not set.",
                    "Set it, for example to ${LLAMA_CLOUD_API_KEY}." + otherwise,
                    null);
        }
        return new InvalidBatchesPropertyException(
                properties.apiKey() != null ? BatchesProperties.API_KEY : BatchesProperties.SESSION_COOKIE,
                "is empty.",
                "Set it to a value; if it refers to an environment variable, set that variable." + otherwise,
                null);
    }

    /** Ignores an empty string, like an empty environment variable, and rejects an unresolved placeholder. */
    private static void setText(String name, @Nullable String value, Consumer<String> setter) {
        if (isBlank(value)) {
            return;
        }
        Matcher placeholder = PLACEHOLDER.matcher(value);
        if (placeholder.find()) {
            throw new InvalidBatchesPropertyException(
                    BatchesProperties.PREFIX + '.' + name,
                    "contains the unresolved placeholder " + placeholder.group() + ".",
                    "Set " + placeholder.group(1) + " in the environment, or the property itself.",
                    null);
        }
        set(name, value, setter);
    }

    private static <T> void set(String name, @Nullable T value, Consumer<T> setter) {
        if (value == null) {
            return;
        }
        try {
            setter.accept(value);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw invalid(name, e);
        }
    }

    private static InvalidBatchesPropertyException invalid(String name, RuntimeException e) {
        return new InvalidBatchesPropertyException(
                BatchesProperties.PREFIX + '.' + name,
                "cannot be used: " + inWordsOfProperties(e.getMessage()),
                "Correct the property's value.",
                e);
    }

    private static String inWordsOfProperties(String problem) {
        String text = problem.replace("the base URL cannot be used: ", "")
                .replace("call allowInsecureHttp(true)", "set '" + BatchesProperties.PREFIX + ".allow-insecure-http'")
                .replace("give the key to apiKey(…)", "give the key to '" + BatchesProperties.API_KEY + "'");
        return text.matches(".*[.?]") ? text : text + '.';
    }

    private static ProxySelector proxy(String host, BatchesProperties.Proxy properties) {
        // Unresolved, so that each connection looks up the host anew.
        return ProxySelector.of(InetSocketAddress.createUnresolved(host, properties.port()));
    }

    private static void refuseWithoutUser(String password) {
        throw new IllegalArgumentException("'" + BatchesProperties.PREFIX + ".proxy.user' is not set");
    }

    private static SSLContext sslContext(@Nullable SslBundles bundles, String name) {
        if (bundles == null) {
            throw new IllegalStateException("the application has no SSL bundles");
        }
        try {
            return bundles.getBundle(name).createSslContext();
        } catch (NoSuchSslBundleException e) {
            throw new IllegalArgumentException("no SSL bundle has this name", e);
        }
    }

    /** Applies an environment variable of the vendor's clients. */
    private static void setVariable(Environment environment, String name, Consumer<String> setter) {
        String value = environment.getProperty(name);
        if (isBlank(value)) {
            return;
        }
        try {
            setter.accept(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidBatchesPropertyException(
                    name, "cannot be used: " + e.getMessage() + '.', "Correct the environment variable.", e);
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
