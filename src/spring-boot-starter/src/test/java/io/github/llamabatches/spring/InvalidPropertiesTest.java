package io.github.llamabatches.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import feign.Client;
import io.github.llamabatches.BatchesClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/** Checks the startup failures that invalid properties cause. */
@Tag("spring")
class InvalidPropertiesTest {

    private static final String SET_IN = " It was set in \"%s\" from property source \"test\".";

    private final ApplicationContextRunner bare =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(BatchesAutoConfiguration.class));
    private final ApplicationContextRunner application =
            bare.withPropertyValues("llamacloud.batches.api-key=llx-right");

    @Test
    void missingKeyIsReportedWithARemedy() {
        FailureAnalysis analysis = analysis(bare);

        assertThat(analysis.getDescription()).isEqualTo("The property 'llamacloud.batches.api-key' is not set.");
        assertThat(analysis.getAction())
                .contains("${LLAMA_CLOUD_API_KEY}")
                .contains("'llamacloud.batches.enabled' to false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"api-key", "session-cookie"})
    void emptyKeyIsReportedAsEmpty(String property) {
        FailureAnalysis analysis = analysis(bare.withPropertyValues("llamacloud.batches." + property + "= "));

        assertThat(analysis.getDescription())
                .isEqualTo("The property 'llamacloud.batches." + property + "' is empty."
                        + SET_IN.formatted("llamacloud.batches." + property));
        assertThat(analysis.getAction())
                .startsWith("Set it to a value;")
                .contains("'llamacloud.batches.enabled' to false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${THE_KEY}", "${THE_KEY:}", "${NOT_THERE:}"})
    void emptyVariableIsNamed(String value) {
        assertThat(analysis(bare.withPropertyValues("llamacloud.batches.api-key=" + value, "THE_KEY="))
                        .getDescription())
                .isEqualTo("The property 'llamacloud.batches.api-key' is empty. It was set to " + value
                        + " in \"llamacloud.batches.api-key\" from property source \"test\".");
    }

    @Test
    void emptyEnvironmentVariableIsNamed() {
        assertThat(analysis(bare.withInitializer(environment(Map.of("LLAMACLOUD_BATCHES_APIKEY", ""))))
                        .getDescription())
                .startsWith("The property 'llamacloud.batches.api-key' is empty. It was set in ")
                .contains("\"LLAMACLOUD_BATCHES_APIKEY\"");
    }

    @Test
    void otherEmptyEnvironmentVariablesCountAsUnset() {
        application
                .withInitializer(environment(Map.of(
                        "LLAMACLOUD_BATCHES_ENABLED", "",
                        "LLAMACLOUD_BATCHES_REGION", "",
                        "LLAMACLOUD_BATCHES_PAGESIZE", "",
                        "LLAMACLOUD_BATCHES_READTIMEOUT", "",
                        "LLAMACLOUD_BATCHES_MAXRESPONSESIZE", "",
                        "LLAMACLOUD_BATCHES_LOG", "",
                        "LLAMACLOUD_BATCHES_PROXY_HOST", "",
                        "LLAMACLOUD_BATCHES_PROXY_PORT", "",
                        "LLAMACLOUD_BATCHES_RETRY_MAXATTEMPTS", "")))
                .run(context -> assertThat(context.getBean(BatchesClient.Builder.class))
                        .usingRecursiveComparison()
                        .ignoringFields("apiKey")
                        .isEqualTo(BatchesClient.builder().apiKey("llx-right")));
    }

    @Test
    void invalidVariableOfTheVendorsClientsIsNamed() {
        FailureAnalysis analysis =
                analysis(application.withInitializer(environment(Map.of("LLAMA_CLOUD_CUSTOM_HEADERS", "nonsense"))));

        assertThat(analysis.getDescription())
                .startsWith("The property 'LLAMA_CLOUD_CUSTOM_HEADERS' cannot be used: ")
                .contains("It was set in ");
        assertThat(analysis.getAction()).isEqualTo("Correct the environment variable.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"headers.x-tenant", "headers[X-Tenant]"})
    void invalidHeaderIsNamed(String property) {
        assertThat(analysis(application.withPropertyValues("llamacloud.batches." + property + "=\u00e9"))
                        .getDescription())
                .startsWith("The property 'llamacloud.batches." + property + "' cannot be used: ")
                .contains("It was set in ");
    }

    private static ApplicationContextInitializer<ConfigurableApplicationContext> environment(
            Map<String, Object> variables) {
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        return context -> context.getEnvironment()
                .getPropertySources()
                .replace(name, new SystemEnvironmentPropertySource(name, variables));
    }

    @Test
    void defaultOfAVariableIsNotShown() {
        assertThat(analysis(bare.withPropertyValues("llamacloud.batches.api-key=${NOT_THERE:llx-secret\u00e9}"))
                        .getDescription())
                .contains("cannot be used", "It was set in ")
                .doesNotContain("llx-");
    }

    @Test
    void otherFailuresAreNotReportedAsAMissingKey() {
        application
                .withPropertyValues("llamacloud.batches.proxy.host=localhost")
                .withBean(
                        BatchesClientCustomizer.class,
                        () -> builder -> builder.feignClient(new Client.Default(null, null)))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("proxy and TLS can't be combined with feignClient"));
    }

    @ParameterizedTest
    @CsvSource({"api-key", "base-url", "project-id"})
    void unresolvedPlaceholderIsNamed(String property) {
        FailureAnalysis analysis =
                analysis(application.withPropertyValues("llamacloud.batches." + property + "=${NOT_IN_ENVIRONMENT}"));

        assertThat(analysis.getDescription())
                .isEqualTo("The property 'llamacloud.batches." + property
                        + "' contains the unresolved placeholder ${NOT_IN_ENVIRONMENT}."
                        + SET_IN.formatted("llamacloud.batches." + property));
        assertThat(analysis.getAction()).contains("Set NOT_IN_ENVIRONMENT ");
    }

    @Test
    void placeholderWithinAValueIsNamed() {
        assertThat(analysis(bare.withPropertyValues("llamacloud.batches.api-key=llx-${NOPE}"))
                        .getDescription())
                .contains("contains the unresolved placeholder ${NOPE}")
                .doesNotContain("llx-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "api-key | \"llx-right\" | in quotation marks; leave them out.",
                "proxy.port | 70000 | out of range",
                "proxy.password | llx-tiger | 'llamacloud.batches.proxy.user' is not set",
                "base-url | http://batches.example.com | set 'llamacloud.batches.allow-insecure-http'",
                "base-url | http://batches.example.com | https",
                "base-url | http://my_service:8080 | set 'llamacloud.batches.allow-insecure-http'",
                "base-url | ftp://batches.example.com | scheme is neither",
                "base-url | not a host | base",
                "page-size | 0 | pageSize must be at least 1",
                "connect-timeout | 0s | connectTimeout must be from 1 ms",
                "read-timeout | -1s | readTimeout must be from 1 ms",
                "request-timeout | 1000d | requestTimeout must be from 1 ms to 24 days",
                "max-response-size | 2GB | maxResponseBytes must be from 1 to 2^30",
                "user-agent | é | user agent",
                "session-cookie | a;b | session cookie",
                "retry.max-attempts | 0 | maxAttempts must be at least 1",
                "retry.initial-backoff | -1s | initialBackoff must be from 0",
                "retry.max-backoff | 1000d | maxBackoff must be from 0",
                "retry.max-retry-after | -1s | maxRetryAfter must be from 0",
                "retry.max-elapsed | -1s | maxElapsed must be from 0"
            })
    void invalidValueIsReportedWithItsProperty(String property, String value, String reason) {
        assertThat(analysis(application.withPropertyValues("llamacloud.batches." + property + "=" + value))
                        .getDescription())
                .startsWith("The property 'llamacloud.batches." + property + "' cannot be used: ")
                .contains(reason);
    }

    @ParameterizedTest
    @CsvSource({"region, mars", "connect-timeout, soon", "page-size, many", "enabled, perhaps", "json-library, gson"})
    void valueOfAnotherTypeIsReportedBySpring(String property, String value) {
        application
                .withPropertyValues("llamacloud.batches." + property + "=" + value)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("llamacloud.batches." + property));
    }

    @ParameterizedTest
    @CsvSource({"api-key, llx-sec ret\u00e9", "session-cookie, llx-secret;x", "base-url, https://me:llx-secret@host"})
    void failureContainsNoSecret(String property, String value) {
        application
                .withPropertyValues("llamacloud.batches." + property + "=" + value)
                .run(context -> {
                    assertThat(context).hasFailed();
                    assertThat(stackTraceOf(context.getStartupFailure()))
                            .contains("llamacloud.batches." + property)
                            .doesNotContain("llx-sec");
                });
    }

    private static String stackTraceOf(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void failureBeforeTheEnvironmentExistsIsReported() {
        assertThat(new BatchesFailureAnalyzer(null)
                        .analyze(new InvalidBatchesPropertyException(
                                "llamacloud.batches.x", "is invalid.", "Correct it.", null))
                        .getDescription())
                .isEqualTo("The property 'llamacloud.batches.x' is invalid.");
    }

    @Test
    void unknownPropertyIsReportedWithoutItsValue() {
        FailureAnalysis analysis = analysis(bare.withPropertyValues(
                "llamacloud.batches.key=llx-secret", "llamacloud.batches.proxy.pass=llx-secret"));

        assertThat(analysis.getDescription())
                .isEqualTo("The property 'llamacloud.batches.key' is unknown."
                        + SET_IN.formatted("llamacloud.batches.key")
                        + "\nThe property 'llamacloud.batches.proxy.pass' is unknown."
                        + SET_IN.formatted("llamacloud.batches.proxy.pass"));
        assertThat(stackTraceOf(analysis.getCause())).doesNotContain("llx-secret");
    }

    @ParameterizedTest
    @CsvSource({"proxy, http://me:llx-secret@proxy.example", "headers, X-Gateway: llx-secret", "retry, llx-secret"})
    void valueOfAGroupIsReportedWithoutTheValue(String property, String value) {
        FailureAnalysis analysis =
                analysis(application.withPropertyValues("llamacloud.batches." + property + "=" + value));

        assertThat(analysis.getDescription())
                .startsWith("The property 'llamacloud.batches." + property + "' is a group and has no value.")
                .doesNotContain("llx-secret");
        assertThat(analysis.getAction()).contains("'llamacloud.batches." + property + ".'");
        assertThat(stackTraceOf(analysis.getCause())).doesNotContain("llx-secret");
    }

    @Test
    void propertiesOfOthersAreReportedBySpring() {
        Binder binder = new Binder(new MapConfigurationPropertySource(Map.of("llamacloud.batches-of-others", "group")));
        BindException failure = catchThrowableOfType(
                BindException.class,
                () -> binder.bind("llamacloud.batches-of-others", Bindable.mapOf(String.class, String.class)));

        assertThat(new BindingFailureAnalyzer().analyze(failure)).isNull();
    }

    /** Returns the analysis that Spring Boot would print. */
    private static FailureAnalysis analysis(ApplicationContextRunner application) {
        AtomicReference<FailureAnalysis> analysis = new AtomicReference<>();
        AtomicReference<Environment> environment = new AtomicReference<>();
        application
                .withInitializer(context -> environment.set(context.getEnvironment()))
                .run(context -> {
                    assertThat(context).hasFailed();
                    SpringFactoriesLoader.forDefaultResourceLocation()
                            .load(
                                    FailureAnalyzer.class,
                                    ArgumentResolver.of(Environment.class, environment.get()),
                                    FailureHandler.handleMessage((message, failure) -> {}))
                            .stream()
                            .map(analyzer -> analyzer.analyze(context.getStartupFailure()))
                            .filter(Objects::nonNull)
                            .findFirst()
                            .ifPresent(analysis::set);
                });
        assertThat(analysis).doesNotHaveNullValue();
        return analysis.get();
    }
}
