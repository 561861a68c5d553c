package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llamabatches.runtime.JsonLibrary;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.SampleBatches;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which JSON library is used on which class path, with our classes loaded afresh on each. */
@Tag("class-path")
class JsonLibraryTest {

    private static final String JACKSON_2 = "com/fasterxml/jackson/core/jackson-databind";
    private static final String JACKSON_2_CORE = "com/fasterxml/jackson/core/jackson-core";
    private static final String JACKSON_3 = "tools/jackson/core/jackson-databind";

    /** Runs within the class loader under test, so nothing but the JDK's types goes in or out. */
    public static final class Listing implements Callable<List<String>> {

        @Override
        public List<String> call() {
            try (FakeBatchesServer server = FakeBatchesServer.start()) {
                server.setBatches(SampleBatches.generate(120, 1));
                BatchesClient client = BatchesClient.builder()
                        .baseUrl(server.baseUrl())
                        .apiKey(server.apiKey())
                        .build();
                long batches = client.list().stream().count();
                return List.of(JsonLibrary.present().name(), String.valueOf(batches));
            }
        }
    }

    public static final class Choosing implements Callable<String> {

        @Override
        public String call() {
            try {
                BatchesFeign.decoder(JsonLibrary.JACKSON_3);
                return "made";
            } catch (IllegalStateException e) {
                return e.getMessage();
            }
        }
    }

    @Test
    void withBothThereItIsJackson2() throws Exception {
        assertThat(in(jar -> true, Listing.class)).isEqualTo(List.of("JACKSON_2", "120"));
    }

    @Test
    void withJackson3AloneItIsJackson3() throws Exception {
        assertThat(in(without(JACKSON_2, JACKSON_2_CORE), Listing.class)).isEqualTo(List.of("JACKSON_3", "120"));
    }

    @Test
    void withoutJackson3ItIsJackson2() throws Exception {
        assertThat(in(without(JACKSON_3), Listing.class)).isEqualTo(List.of("JACKSON_2", "120"));
    }

    @Test
    void withNeitherTheMessageSaysWhatToAdd() {
        assertThatThrownBy(() -> in(without(JACKSON_2, JACKSON_3), Listing.class))
                .hasMessageContaining("com.fasterxml.jackson.core:jackson-databind")
                .hasMessageContaining("tools.jackson.core:jackson-databind");
    }

    @Test
    void oneThatIsAskedForAndNotThereIsNamed() throws Exception {
        assertThat(in(without(JACKSON_3), Choosing.class))
                .asString()
                .contains("tools.jackson.core:jackson-databind is not on the class path")
                .startsWith("JACKSON_3 was chosen");
    }

    private static Predicate<String> without(String... artifacts) {
        return jar -> Arrays.stream(artifacts).noneMatch(jar::contains);
    }

    private static Object in(Predicate<String> jars, Class<? extends Callable<?>> task) throws Exception {
        URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> jars.test(entry.replace('\\', '/')))
                .map(JsonLibraryTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            return ((Callable<?>) loader.loadClass(task.getName())
                            .getDeclaredConstructor()
                            .newInstance())
                    .call();
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
