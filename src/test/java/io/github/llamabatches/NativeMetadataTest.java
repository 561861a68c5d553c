package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

        /**
         * Every model counts: which of them an operation names doesn't matter, since callers read errors with Jackson.
         */
        ReflectionUse use() {
            ReflectionUse use = new ReflectionUse();
            JavaClasses classes = new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                    .importPackages(packageName + ".api", packageName + ".model");
            for (JavaClass type : classes) {
                if (type.getPackageName().equals(packageName + ".api") && type.isInterface() && !isPackageInfo(type)) {
                    use.addInterface(type.reflect());
                } else if (type.getPackageName().equals(packageName + ".model")
                        && type.isTopLevelClass()
                        && !isPackageInfo(type)
                        && !type.getSimpleName().endsWith("Test")) {
                    use.addJson(type.reflect());
                }
            }
            return use;
        }

        private static boolean isPackageInfo(JavaClass type) {
            return type.getSimpleName().equals("package-info");
        }
    }

    @ParameterizedTest
    @EnumSource
    void itAllowsWhatFeignAndJacksonUseAndNothingElse(Generated generated) throws IOException {
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
    void theResourcesOfTheMainJarAreListed() throws IOException {
        NativeMetadata facade = NativeMetadata.read(
                BASE.resolve("src/main/resources/META-INF/native-image/io.github.llamabatches/facade/" + FILE));

        assertThat(facade.violations()).isEmpty();
        assertThat(facade.names()).isEmpty();
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
