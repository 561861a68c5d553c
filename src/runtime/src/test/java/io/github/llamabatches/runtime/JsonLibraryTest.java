package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llamabatches.runtime.Parcels.Parcel;
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

/** Selects the JSON library on each class path, with reloaded classes. */
@Tag("class-path")
class JsonLibraryTest {

    private static final String JACKSON_2 = "com/fasterxml/jackson/core/jackson-databind";
    private static final String JACKSON_2_CORE = "com/fasterxml/jackson/core/jackson-core";
    private static final String JACKSON_3 = "tools/jackson/core/jackson-databind";

    /** Runs within the class loader under test, so only types of the JDK are passed in and out. */
    public static final class RoundTrip implements Callable<List<String>> {

        @Override
        public List<String> call() throws Exception {
            JsonCodec codec = JsonLibrary.present().codec();
            String parcel = "{\"parcel_id\":\"0b7c3a52-8d3f-4b42-9c3e-5a4f0d5f7c11\"}";
            Object read = codec.read(parcel, Parcel.class);
            return List.of(
                    JsonLibrary.present().name(),
                    String.valueOf(codec.writeText(read).equals(parcel)));
        }
    }

    public static final class Choosing implements Callable<String> {

        @Override
        public String call() {
            try {
                JsonLibrary.JACKSON_3.codec();
                return "made";
            } catch (IllegalStateException e) {
                return e.getMessage();
            }
        }
    }

    @Test
    void jackson2IsChosenIfBothArePresent() throws Exception {
        assertThat(in(jar -> true, RoundTrip.class)).isEqualTo(List.of("JACKSON_2", "true"));
    }

    @Test
    void jackson3IsChosenIfOnlyItIsPresent() throws Exception {
        assertThat(in(without(JACKSON_2, JACKSON_2_CORE), RoundTrip.class)).isEqualTo(List.of("JACKSON_3", "true"));
    }

    @Test
    void jackson2IsChosenIfOnlyItIsPresent() throws Exception {
        assertThat(in(without(JACKSON_3), RoundTrip.class)).isEqualTo(List.of("JACKSON_2", "true"));
    }

    @Test
    void missingLibrariesAreNamedInTheMessage() {
        assertThatThrownBy(() -> in(without(JACKSON_2, JACKSON_3), RoundTrip.class))
                .hasMessageContaining("com.fasterxml.jackson.core:jackson-databind")
                .hasMessageContaining("tools.jackson.core:jackson-databind");
    }

    @Test
    void missingChosenLibraryIsNamed() throws Exception {
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
