package io.github.llamabatches.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.SampleBatches;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;

/** Runs the code that Spring generates for native images and for {@code spring.aot.enabled}. */
@Tag("spring")
@CompileWithForkedClassLoader
class AheadOfTimeTest {

    @Test
    void clientUsesPropertiesOfTheRunTimeAndIsMeasured() {
        try (FakeBatchesServer server = FakeBatchesServer.start()) {
            server.setBatches(SampleBatches.generate(5, 1));
            buildAndRun(
                    new String[0],
                    new String[] {
                        "llamacloud.batches.api-key=" + server.apiKey(),
                        "llamacloud.batches.base-url=" + server.baseUrl(),
                        "llamacloud.batches.page-size=3"
                    },
                    context -> {
                        assertThat(context.getBean(BatchesClient.class).list().stream())
                                .hasSize(5);
                        assertThat(server.requests()).hasSize(2);
                        assertThat(context.getBean(MeterRegistry.class)
                                        .get("llamacloud.batches.pages")
                                        .tag("client", "llamaCloudBatchesClient")
                                        .counter()
                                        .count())
                                .isEqualTo(2);
                    });
        }
    }

    @Test
    void clientDisabledAtBuildTimeStaysDisabledAtRunTime() {
        buildAndRun(
                new String[] {"llamacloud.batches.enabled=false"},
                new String[] {"llamacloud.batches.enabled=true", "llamacloud.batches.api-key=llx-key"},
                context ->
                        assertThat(context.getBeansOfType(BatchesClient.class)).isEmpty());
    }

    @Test
    void clientEnabledAtBuildTimeStaysEnabledAtRunTime() {
        buildAndRun(
                new String[0],
                new String[] {"llamacloud.batches.enabled=false", "llamacloud.batches.api-key=llx-key"},
                context ->
                        assertThat(context.getBeansOfType(BatchesClient.class)).hasSize(1));
    }

    @Configuration(proxyBeanMethods = false)
    static class Meters {

        @Bean
        MeterRegistry registry() {
            return new SimpleMeterRegistry();
        }
    }

    private static void buildAndRun(
            String[] atBuildTime, String[] atRunTime, Consumer<GenericApplicationContext> test) {
        TestGenerationContext generated = new TestGenerationContext();
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.register(Meters.class, BatchesAutoConfiguration.class);
            TestPropertyValues.of(atBuildTime).applyTo(context);
            new ApplicationContextAotGenerator().processAheadOfTime(context, generated);
        }
        generated.writeGeneratedContent();
        TestCompiler.forSystem().with(generated).compile(compiled -> {
            try (GenericApplicationContext context = new GenericApplicationContext()) {
                TestPropertyValues.of(atRunTime).applyTo(context);
                initializer(compiled.getInstance(ApplicationContextInitializer.class))
                        .initialize(context);
                context.refresh();
                test.accept(context);
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static ApplicationContextInitializer<GenericApplicationContext> initializer(
            ApplicationContextInitializer<?> compiled) {
        return (ApplicationContextInitializer<GenericApplicationContext>) compiled;
    }
}
