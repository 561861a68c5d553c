package io.github.llamabatches.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Client;
import feign.RequestInterceptor;
import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.ListingListener;
import io.github.llamabatches.api.BatchesApi;
import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.testing.FakeBatchesExtension;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.FakeResponse;
import io.github.llamabatches.testing.RecordedRequest;
import io.github.llamabatches.testing.SampleBatches;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Tag("spring")
@ExtendWith(FakeBatchesExtension.class)
class BatchesAutoConfigurationTest {

    private static final ListBatchesQuery ANY = ListBatchesQuery.builder().build();

    private final FakeBatchesServer server;
    private final ApplicationContextRunner bare =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(BatchesAutoConfiguration.class));
    private final ApplicationContextRunner application;

    BatchesAutoConfigurationTest(FakeBatchesServer server) {
        this.server = server;
        server.setBatches(SampleBatches.generate(7, 1));
        this.application = bare.withPropertyValues(
                "llamacloud.batches.api-key=" + server.apiKey(), "llamacloud.batches.base-url=" + server.baseUrl());
    }

    @Test
    void runsOnTheSpringBootVersionOfTheBuild() {
        assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("expected.spring-boot.version"));
    }

    @Test
    void keyAndBaseUrlSufficeForAClient() {
        application.withPropertyValues("llamacloud.batches.page-size=3").run(context -> {
            assertThat(context.getBean(BatchesClient.class).list().stream()).hasSize(7);
            assertThat(server.requests()).hasSize(3);
        });
    }

    @Test
    void headersAreSentAndTheVendorsVariablesAreRead() {
        application
                .withPropertyValues("llamacloud.batches.headers.x-tenant=blue", "llamacloud.batches.log=info")
                .withSystemProperties("LLAMA_CLOUD_CUSTOM_HEADERS=X-A: 1\nX-Tenant: red", "LLAMA_CLOUD_LOG=debug")
                .run(context -> {
                    context.getBean(BatchesClient.class).page(ANY);

                    assertThat(server.requests().get(0).header("X-Tenant")).contains("blue");
                    assertThat(server.requests().get(0).header("X-A")).containsExactly("1");
                });
        application
                .withSystemProperties("LLAMA_CLOUD_CUSTOM_HEADERS=nonsense")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("no colon"));
    }

    @Test
    void requestsUseTheConfiguredProxy() {
        bare.withPropertyValues(
                        "llamacloud.batches.api-key=" + server.apiKey(),
                        "llamacloud.batches.base-url=http://behind-the-proxy.test",
                        "llamacloud.batches.allow-insecure-http=true",
                        "llamacloud.batches.proxy.host=localhost",
                        "llamacloud.batches.proxy.port="
                                + URI.create(server.baseUrl()).getPort(),
                        "llamacloud.batches.proxy.user=scott",
                        "llamacloud.batches.proxy.password=tiger")
                .run(context -> {
                    context.getBean(BatchesClient.class).page(ANY);

                    assertThat(server.requests().get(0).header("Host")).containsExactly("behind-the-proxy.test");
                    assertThat(server.requests().get(0).header("Proxy-Authorization"))
                            .containsExactly("Basic c2NvdHQ6dGlnZXI=");
                });
    }

    @Test
    void propertiesReachRequestsAndTransport() {
        List<String> timeouts = new ArrayList<>();
        Client transport = new Client.Default(null, null);
        server.respondNext(FakeResponse.error(503, "busy"));
        application
                .withPropertyValues(
                        "llamacloud.batches.project-id=prj-1",
                        "llamacloud.batches.organization-id=org-1",
                        "llamacloud.batches.page-size=2",
                        "llamacloud.batches.connect-timeout=7s",
                        "llamacloud.batches.read-timeout=1500ms",
                        "llamacloud.batches.user-agent=my-service/1.0",
                        "llamacloud.batches.json-library=jackson-3",
                        "llamacloud.batches.retry.max-attempts=2",
                        "llamacloud.batches.retry.initial-backoff=1ms")
                .withBean(
                        BatchesClientCustomizer.class,
                        () -> builder -> builder.feignClient((request, options) -> {
                            timeouts.add(options.connectTimeoutMillis() + " " + options.readTimeoutMillis());
                            return transport.execute(request, options);
                        }))
                .run(context -> context.getBean(BatchesClient.class).page(ANY));

        assertThat(timeouts).containsExactly("7000 1500", "7000 1500");
        RecordedRequest request = server.requests().get(1);
        assertThat(request.query())
                .containsEntry("project_id", "prj-1")
                .containsEntry("organization_id", "org-1")
                .containsEntry("page_size", "2");
        assertThat(request.header("User-Agent").get(0)).startsWith("my-service/1.0 ");
    }

    @Test
    void retriesCanBeDisabled() {
        server.respondNext(FakeResponse.error(503, "busy"));
        application
                .withPropertyValues("llamacloud.batches.retry.max-attempts=1")
                .run(context -> {
                    BatchesClient client = context.getBean(BatchesClient.class);

                    assertThatThrownBy(() -> client.page(ANY)).hasMessageContaining("503");
                    assertThat(server.requests()).hasSize(1);
                });
    }

    @Test
    void clientOfTheApplicationTakesPrecedence() {
        BatchesClient own = BatchesClient.builder().apiKey("own").build();
        bare.withBean(BatchesClient.class, () -> own)
                .run(context -> assertThat(context).getBean(BatchesClient.class).isSameAs(own));
    }

    @Test
    void builderHasAllPropertiesAndPrototypeScope() {
        application.withPropertyValues("llamacloud.batches.page-size=3").run(context -> {
            BatchesClient.Builder builder = context.getBean(BatchesClient.Builder.class);

            assertThat(builder.build().list().stream()).hasSize(7);
            assertThat(server.requests()).hasSize(3);
            assertThat(context.getBean(BatchesClient.Builder.class)).isNotSameAs(builder);
        });
    }

    @Test
    void durationWithoutUnitIsInSeconds() {
        List<Integer> timeouts = new ArrayList<>();
        application
                .withPropertyValues("llamacloud.batches.read-timeout=30")
                .withBean(
                        BatchesClientCustomizer.class,
                        () -> builder -> builder.feignClient((request, options) -> {
                            timeouts.add(options.readTimeoutMillis());
                            throw new IOException("enough");
                        }))
                .withPropertyValues("llamacloud.batches.retry.max-attempts=1")
                .run(context -> assertThatThrownBy(
                        () -> context.getBean(BatchesClient.class).page(ANY)));

        assertThat(timeouts).containsExactly(30_000);
    }

    @Test
    void applicationWithItsOwnApiNeedsNoKey() {
        bare.withBean(BatchesApi.class, BatchesAutoConfigurationTest::unusedApi)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(BatchesClient.class));
    }

    @Test
    void applicationWithItsOwnApiAndAKeyHasAClientToo() {
        application
                .withBean(BatchesApi.class, BatchesAutoConfigurationTest::unusedApi)
                .run(context -> assertThat(context.getBean(BatchesClient.class).list().stream())
                        .hasSize(7));
    }

    @Test
    void emptyKeyCountsAsUnset() {
        bare.withPropertyValues("llamacloud.batches.api-key=")
                .withBean(BatchesApi.class, BatchesAutoConfigurationTest::unusedApi)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(BatchesClient.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "off", "no", "0"})
    void clientCanBeDisabled(String value) {
        bare.withPropertyValues("llamacloud.batches.enabled=" + value)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(BatchesClient.class));
    }

    @Test
    void noBeanHasAFeignType() {
        application.run(context -> assertThat(Arrays.stream(context.getBeanDefinitionNames())
                        .flatMap(name -> allTypes(context.getType(name)).stream()))
                .contains(BatchesClient.class)
                .noneMatch(type -> type.getName().startsWith("feign.")));
    }

    @Test
    void applicationsInterceptorIsAppliedOnlyByACustomizer() {
        RequestInterceptor ofAnotherService = template -> template.header("X-Other-Token", "secret");

        application
                .withBean(RequestInterceptor.class, () -> ofAnotherService)
                .run(context -> context.getBean(BatchesClient.class).page(ANY));
        application
                .withBean(BatchesClientCustomizer.class, () -> builder -> builder.requestInterceptor(ofAnotherService))
                .run(context -> context.getBean(BatchesClient.class).page(ANY));

        assertThat(server.requests())
                .extracting(request -> request.header("X-Other-Token"))
                .containsExactly(List.of(), List.of("secret"));
    }

    @Test
    void customizersRunInOrderAfterTheProperties() {
        application
                .withPropertyValues("llamacloud.batches.page-size=5")
                .withUserConfiguration(TwoCustomizers.class)
                .run(context -> context.getBean(BatchesClient.class).page(ANY));

        assertThat(server.requests().get(0).query()).containsEntry("page_size", "2");
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoCustomizers {

        @Bean
        @Order(2)
        BatchesClientCustomizer second() {
            return builder -> builder.pageSize(2);
        }

        @Bean
        @Order(1)
        BatchesClientCustomizer first() {
            return builder -> builder.pageSize(1);
        }
    }

    @Test
    void hostNameMayContainAnUnderscore() {
        application
                .withPropertyValues(
                        "llamacloud.batches.base-url=http://my_service:8080",
                        "llamacloud.batches.allow-insecure-http=true")
                .run(context -> assertThat(context).hasSingleBean(BatchesClient.class));
    }

    @Test
    void customizerCanSetTheKey() {
        bare.withPropertyValues("llamacloud.batches.base-url=" + server.baseUrl())
                .withBean(BatchesClientCustomizer.class, () -> builder -> builder.apiKey(server::apiKey))
                .run(context -> assertThat(context.getBean(BatchesClient.class).list().stream())
                        .hasSize(7));
    }

    @Test
    void applicationsListenersAreCalled() {
        List<Integer> pages = new ArrayList<>();
        application
                .withBean(ListingListener.class, () -> new ListingListener() {
                    @Override
                    public void onPage(int pageNumber, BatchPage page) {
                        pages.add(pageNumber);
                    }
                })
                .run(context ->
                        context.getBean(BatchesClient.class).list().stream().count());

        assertThat(pages).containsExactly(1);
    }

    private static BatchesApi unusedApi() {
        return (BatchesApi) Proxy.newProxyInstance(
                BatchesApi.class.getClassLoader(),
                new Class<?>[] {BatchesApi.class},
                (proxy, method, arguments) -> null);
    }

    private static List<Class<?>> allTypes(Class<?> type) {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> current = type; current != null; current = current.getSuperclass()) {
            types.add(current);
            types.addAll(Arrays.asList(current.getInterfaces()));
        }
        return types;
    }
}
