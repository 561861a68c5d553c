package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.llamabatches.generator.ReflectionUse.Need;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a native image keeps exactly the members that Feign and Jackson use by reflection. */
class NativeMetadataTest {

    private static final Path GOLDEN = Path.of("src/test/java/com/example");

    @ParameterizedTest
    @ValueSource(strings = {"bodies", "constructs", "names", "parameters", "unions"})
    void metadataListsExactlyTheReflectiveUses(String name) throws Exception {
        assertThat(metadata(name).allowed())
                .containsExactlyInAnyOrderEntriesOf(use(name).needs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bodies", "constructs", "names", "parameters", "unions"})
    void metadataIsValidAndUnique(String name) throws IOException {
        assertThat(metadata(name).violations()).isEmpty();
        assertThat(metadata(name).names()).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void classInAnnotationIsUsed() {
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

    private static MetadataFile metadata(String name) throws IOException {
        return new MetadataFile(Files.readString(GOLDEN.resolve(name).resolve("reachability-metadata.json")));
    }

    /** Includes models that no operation uses: callers read error bodies with Jackson. */
    private static ReflectionUse use(String name) throws Exception {
        ReflectionUse use = new ReflectionUse();
        for (Class<?> type : types(name, "api")) {
            if (type.isInterface()) {
                use.addInterface(type);
            }
        }
        types(name, "model").forEach(use::addJson);
        return use;
    }

    private static List<Class<?>> types(String name, String packageName) throws Exception {
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.list(GOLDEN.resolve(name).resolve(packageName))) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                String type = file.getFileName().toString().replace(".java", "");
                if (!type.equals("package-info")) {
                    types.add(Class.forName("com.example." + name + '.' + packageName + '.' + type));
                }
            }
        }
        return types;
    }
}
