package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.llamabatches.ReflectionUse.Need;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a native image is told to keep is what Feign and Jackson use by reflection: no less, and no more. */
@Tag("build")
class NativeMetadataTest {

    private static final Path BASE = Path.of(System.getProperty("project.basedir"));
    private static final String FILE = "reachability-metadata.json";
    private static final String GENERATED = "META-INF/native-image/io.github.llamabatches/llamacloud-batches-feign";

    /** The specifications that code is generated from. */
    enum Generated {
        BATCHES("io.github.llamabatches", "generated-client"),
        CONSTRUCTS("com.example.constructs", "target/generated-test-sources/constructs"),
        NAMES("com.example.names", "target/generated-test-sources/names");

        private final String packageName;
        private final Path folder;

        Generated(String packageName, String folder) {
            this.packageName = packageName;
            this.folder = BASE.resolve(folder);
        }

        NativeMetadata metadata() throws IOException {
            return NativeMetadata.read(
                    folder.resolve("src/main/resources").resolve(GENERATED).resolve(FILE));
        }

        /** Every model counts, also one that no operation names: callers read the bodies of errors with Jackson. */
        ReflectionUse use() throws Exception {
            ReflectionUse use = new ReflectionUse();
            for (Class<?> type : types("api")) {
                if (type.isInterface()) {
                    use.addInterface(type);
                }
            }
            types("model").forEach(use::addJson);
            return use;
        }

        private List<Class<?>> types(String name) throws Exception {
            Path sources = folder.resolve("src/main/java").resolve(packageName.replace('.', '/') + '/' + name);
            List<Class<?>> types = new ArrayList<>();
            try (Stream<Path> files = Files.list(sources)) {
                for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                    String type = file.getFileName().toString().replace(".java", "");
                    if (!type.equals("package-info") && !Files.readString(file).isBlank()) {
                        types.add(Class.forName(packageName + '.' + name + '.' + type));
                    }
                }
            }
            return types;
        }
    }

    @ParameterizedTest
    @EnumSource
    void itAllowsWhatFeignAndJacksonUseAndNothingElse(Generated generated) throws Exception {
        assertThat(generated.metadata().allowed())
                .containsExactlyInAnyOrderEntriesOf(generated.use().needs());
    }

    @ParameterizedTest
    @EnumSource
    void itIsValidAndNamesEachTypeOnce(Generated generated) throws IOException {
        assertThat(generated.metadata().violations()).isEmpty();
        assertThat(generated.metadata().names()).isNotEmpty().doesNotHaveDuplicates();
    }

    /** Feign looks it up with these parameters, in 13.6.1 and 13.13. */
    @ParameterizedTest
    @EnumSource
    void theOnlyMethodThatItNamesIsTheLookupOfDefaultMethods(Generated generated) throws Exception {
        assertThat(MethodHandles.class.getMethod("privateLookupIn", Class.class, MethodHandles.Lookup.class))
                .isNotNull();
        assertThat(generated.metadata().methods())
                .containsExactly("java.lang.invoke.MethodHandles.privateLookupIn(java.lang.Class,"
                        + "java.lang.invoke.MethodHandles$Lookup)");
    }

    @Test
    void aClassThatIsNamedOnlyByAnAnnotationCountsAsUsed() {
        ReflectionUse use = new ReflectionUse();

        use.addJson(new TypeReference<List<Shelf>>() {}.getType());

        assertThat(use.needs())
                .containsEntry(Shelf.class.getName(), Set.of(Need.CONSTRUCTORS, Need.METHODS, Need.FIELDS))
                .containsEntry(Reader.class.getName(), Set.of(Need.CONSTRUCTORS))
                .containsEntry(Book.class.getName(), Set.of(Need.CONSTRUCTORS, Need.METHODS))
                .hasSize(3);
    }

    record Shelf(@JsonDeserialize(using = Reader.class) String text, Base base) {}

    @JsonSubTypes(@JsonSubTypes.Type(Book.class))
    interface Base {}

    record Book(int pages) implements Base {}

    abstract static class Reader extends JsonDeserializer<String> {}

    @Test
    void theResourcesOfTheMainJarAreListed() throws IOException {
        NativeMetadata facade = NativeMetadata.read(
                BASE.resolve("src/main/resources/META-INF/native-image/io.github.llamabatches/facade/" + FILE));

        assertThat(facade.violations()).isEmpty();
        // Called by Feign by reflection.
        assertThat(facade.names()).containsExactly("io.github.llamabatches.spring.Observations$WithoutPropagation");
        assertThat(facade.globs()).containsExactlyInAnyOrderElementsOf(resources());
    }

    /** Those that code loads; what is below META-INF is for tools. */
    private static List<String> resources() throws IOException {
        Path folder = BASE.resolve("src/main/resources");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.startsWith("META-INF/"))
                    .toList();
        }
    }
}
