package io.github.llamabatches.spring.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.BatchesClient;
import io.github.llamabatches.spring.BatchesAutoConfiguration;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.SampleBatches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Checks that the classes in docs/spring-boot.md equal those of this package, and tests these. */
@Tag("spring")
class SpringBootPageTest {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));

    private final FakeBatchesServer server = FakeBatchesServer.start();
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(BatchesAutoConfiguration.class))
            .withPropertyValues("llamacloud.batches.base-url=" + server.baseUrl());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void classesOfThePageEqualThoseOfThisPackage() throws IOException {
        Path examples = ROOT.resolve("src/spring-boot-starter/src/test/java")
                .resolve(SpringBootPageTest.class.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(examples)) {
            List<Path> classes = files.filter(file -> !file.endsWith("SpringBootPageTest.java"))
                    .toList();

            assertThat(snippets("java")).hasSameSizeAs(classes);
            for (Path file : classes) {
                String source = Files.readString(file);
                assertThat(snippets("java")).contains(source.substring(source.indexOf("import ")));
            }
        }
    }

    @Test
    void feignMicrometerDependencyEqualsThatOfTheSample() throws IOException {
        String pom = Files.readString(ROOT.resolve("src/samples/spring-boot/pom.xml"));

        assertThat(snippets("xml"))
                .filteredOn(snippet -> snippet.contains("<artifactId>feign-micrometer</artifactId>"))
                .singleElement()
                .satisfies(snippet -> assertThat(withoutIndent(pom)).contains(withoutIndent(snippet)));
    }

    @Test
    void serviceListsWithTheClient() {
        server.setBatches(SampleBatches.generate(50, 1));

        withKey()
                .withBean(FailedBatches.class)
                .run(context -> assertThat(context.getBean(FailedBatches.class).all())
                        .isNotEmpty()
                        .hasSizeLessThan(50)
                        .allMatch(batch -> batch.status().value().equals("FAILED")));
    }

    @Test
    void customizerSetsTheKey() {
        Supplier<String> vault = server::apiKey;
        server.setBatches(SampleBatches.generate(7, 1));

        application
                .withBean("vault", Supplier.class, () -> vault)
                .withUserConfiguration(KeyThatChanges.class)
                .run(context -> assertThat(context.getBean(BatchesClient.class).list().stream())
                        .hasSize(7));
    }

    @Test
    void eachRegionHasAClientBean() {
        application
                .withPropertyValues("keys.na=llx-na", "keys.eu=llx-eu")
                .withUserConfiguration(TwoRegions.class)
                .withBean(AllRegions.class)
                .run(context -> {
                    assertThat(context.getBeansOfType(BatchesClient.class)).containsOnlyKeys("northAmerica", "europe");
                    assertThat(context.getBean(BatchesClient.class)).isSameAs(context.getBean("northAmerica"));
                    assertThat(context.getBean("northAmerica")).asString().contains(server.baseUrl());
                    assertThat(context.getBean("europe")).asString().contains("https://api.cloud.eu.llamaindex.ai");
                });
    }

    @Test
    void serviceUsesBothClients() {
        server.setBatches(SampleBatches.generate(7, 1));
        BatchesClient europe = BatchesClient.of(
                query -> SampleBatches.page(null, SampleBatches.batch("bat-eu").build()));

        withKey()
                .withBean("europe", BatchesClient.class, () -> europe)
                .withBean(
                        "northAmerica",
                        BatchesClient.class,
                        () -> BatchesClient.builder()
                                .baseUrl(server.baseUrl())
                                .apiKey(server.apiKey())
                                .build(),
                        definition -> definition.setPrimary(true))
                .withBean(AllRegions.class)
                .run(context ->
                        assertThat(context.getBean(AllRegions.class).count()).isEqualTo(8));
    }

    private ApplicationContextRunner withKey() {
        return application.withPropertyValues("llamacloud.batches.api-key=" + server.apiKey());
    }

    private static List<String> snippets(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.+?)```", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve("docs/spring-boot.md")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static String withoutIndent(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
