package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llamabatches.runtime.JsonLibrary;
import io.github.llamabatches.testing.FakeBatchesServer;
import io.github.llamabatches.testing.SampleBatches;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lists on each class path, with reloaded classes. The selection of the library is tested with the runtime. */
@Tag("class-path")
class JsonLibraryTest {

    private static final String JACKSON_2 = "com/fasterxml/jackson/core/jackson-databind";
    private static final String JACKSON_2_CORE = "com/fasterxml/jackson/core/jackson-core";
    private static final String JACKSON_3 = "tools/jackson/core/jackson-databind";

    /** Runs within the class loader under test, so only types of the JDK are passed in and out. */
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

    @Test
    void jackson2IsUsedIfBothArePresent() throws Exception {
        assertThat(listingWithout()).isEqualTo(List.of("JACKSON_2", "120"));
    }

    @Test
    void jackson2IsNotRequired() throws Exception {
        assertThat(listingWithout(JACKSON_2, JACKSON_2_CORE)).isEqualTo(List.of("JACKSON_3", "120"));
    }

    @Test
    void jackson3IsNotRequired() throws Exception {
        assertThat(listingWithout(JACKSON_3)).isEqualTo(List.of("JACKSON_2", "120"));
    }

    @Test
    void missingLibrariesAreNamedInTheMessage() {
        assertThatThrownBy(() -> listingWithout(JACKSON_2, JACKSON_3))
                .hasMessageContaining("com.fasterxml.jackson.core:jackson-databind")
                .hasMessageContaining("tools.jackson.core:jackson-databind");
    }

    private static Object listingWithout(String... artifacts) throws Exception {
        List<URL> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (List.of(artifacts).stream().noneMatch(entry.replace('\\', '/')::contains)) {
                classPath.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(classPath.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
            return ((Callable<?>) loader.loadClass(Listing.class.getName())
                            .getDeclaredConstructor()
                            .newInstance())
                    .call();
        }
    }
}
