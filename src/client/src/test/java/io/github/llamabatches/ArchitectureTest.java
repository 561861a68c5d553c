package io.github.llamabatches;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "io.github.llamabatches", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.llamabatches";

    /** A type in this list has been added deliberately. */
    @ArchTest
    void publicTypesOfTheFacadeAreListed(JavaClasses classes) {
        assertThat(publicTypesOf(ROOT, classes))
                .containsExactlyInAnyOrder(
                        "BatchesClient",
                        "BatchListing",
                        "CallOptions",
                        "TransportBuilder",
                        "PageResponse",
                        "Region",
                        "RetryPolicy",
                        "BatchesFeign",
                        "ListingListener",
                        "BatchesException",
                        "ApiErrorException",
                        "MalformedResponseException",
                        "TransportException",
                        "PaginationException");
    }

    @ArchTest
    void publicTypesOutsideTheFacadeAreListed(JavaClasses classes) {
        assertThat(publicTypesOf(ROOT + ".runtime", classes))
                .containsExactlyInAnyOrder(
                        // Types of fields in generated models.
                        "OpenEnum",
                        "JsonNullable",
                        "Base64Text",
                        "Immutable",
                        "JsonUnion",
                        "Lenient",
                        "RecordFields",
                        "RequiredFields",
                        "BuiltWith",
                        "RecordBuilder",
                        // Parameter encoding in generated interfaces.
                        "CommaSeparatedItem",
                        "CookieExpander",
                        "HeaderItem",
                        "HeaderText",
                        "JsonParameter",
                        "ListItem",
                        "PathSegment",
                        "PercentEncoder",
                        "PipeSeparatedItem",
                        "QueryFields",
                        "SpaceSeparatedItem",
                        // JSON encoding and decoding.
                        "FeignRecords",
                        "JsonLibrary",
                        "JsonCodec",
                        "BodyEncoder",
                        "FormEncoding",
                        // Bytes and streams.
                        "Download",
                        "EventStream",
                        "ServerSentEvent",
                        "StreamedBody",
                        "Upload",
                        // JSON decoding.
                        "StrictDecoder",
                        "UnreadableJsonException",
                        "ErrorResponseDecoder",
                        "ErrorResponseException",
                        "ErrorDetail",
                        "Excerpt");
        assertThat(publicTypesOf(ROOT + ".testing", classes))
                .containsExactlyInAnyOrder(
                        "FakeBatchesServer",
                        "FakeBatchesExtension",
                        "FakeResponse",
                        "RecordedRequest",
                        "SampleBatches");
    }

    @ArchTest
    static final ArchRule MODELS_NEED_ONLY_THE_RUNTIME_AND_ANNOTATIONS = classes()
            .that()
            .resideInAPackage(ROOT + ".model")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".model",
                    ROOT + ".runtime",
                    "java..",
                    "com.fasterxml.jackson.annotation",
                    "org.jspecify.annotations");

    @ArchTest
    static final ArchRule THE_API_NEEDS_ONLY_MODELS_THE_RUNTIME_AND_FEIGN = classes()
            .that()
            .resideInAPackage(ROOT + ".api")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".api", ROOT + ".model", ROOT + ".runtime", "java..", "feign", "org.jspecify.annotations");

    @ArchTest
    static final ArchRule THE_RUNTIME_NEEDS_ONLY_FEIGN_AND_JACKSON = classes()
            .that()
            .resideInAPackage(ROOT + ".runtime")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".runtime",
                    "java..",
                    "feign",
                    "feign.codec",
                    "com.fasterxml.jackson..",
                    "tools.jackson..",
                    "org.jspecify.annotations");

    @ArchTest
    static final ArchRule THE_FACADE_HAS_NO_JSON_OF_ITS_OWN = noClasses()
            .that()
            .resideInAnyPackage(ROOT, ROOT + ".spring")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson..", "tools.jackson..");

    /** Lets applications exclude either library. */
    @ArchTest
    static final ArchRule ONLY_ITS_CODEC_NEEDS_JACKSON_2 = classes()
            .that()
            .resideInAPackage(ROOT + ".runtime")
            .and()
            .haveNameNotMatching(".*\\.(Jackson2.*|JsonLibrary)")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..");

    @ArchTest
    static final ArchRule ONLY_ITS_CODEC_NEEDS_JACKSON_3 = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(Jackson3.*|JsonLibrary)")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("tools.jackson..");

    /** Failures reach the application as exceptions, listener calls and Feign's log only. */
    @ArchTest
    static final ArchRule NOTHING_LOGS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "java.util.logging..", "org.apache.commons.logging..");

    @ArchTest
    static final ArchRule NOTHING_NEEDS_THE_FAKES = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".testing")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".testing");

    @ArchTest
    static final ArchRule THE_FAKE_SERVER_NEEDS_ONLY_MODELS_THE_RUNTIME_AND_THE_JDK = classes()
            .that()
            .resideInAPackage(ROOT + ".testing")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".testing",
                    ROOT + ".model",
                    ROOT + ".runtime",
                    "java..",
                    "javax.net.ssl",
                    "com.sun.net.httpserver",
                    "org.junit.jupiter.api.extension",
                    "com.fasterxml.jackson.annotation",
                    "org.jspecify.annotations");

    @ArchTest
    static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    /** Dependencies lead from the facade to the transport, never back. */
    @ArchTest
    static final ArchRule THE_FACADE_KNOWS_RETRIES_WHICH_KNOW_CALLS_WHICH_KNOW_THE_TRANSPORT = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
            .layer("facade")
            .definedBy(ROOT, ROOT + ".spring")
            .layer("retry")
            .definedBy(ROOT + ".internal.retry")
            .layer("call")
            .definedBy(ROOT + ".internal.call")
            .layer("http")
            .definedBy(ROOT + ".internal.http")
            .layer("generated")
            .definedBy(ROOT + ".api", ROOT + ".model")
            .layer("runtime")
            .definedBy(ROOT + ".runtime")
            .whereLayer("facade")
            .mayOnlyAccessLayers("retry", "call", "http", "generated", "runtime")
            .whereLayer("retry")
            .mayOnlyAccessLayers("call", "runtime")
            .whereLayer("call")
            .mayOnlyAccessLayers("http", "runtime")
            .whereLayer("http")
            .mayNotAccessAnyLayer();

    /** The same failure must have the same message everywhere. */
    @ArchTest
    static final ArchRule EXCEPTIONS_OF_CALLS_ARE_MADE_IN_ONE_PLACE = noClasses()
            .that()
            .doNotHaveSimpleName("ExceptionFactory")
            .and()
            .areNotAssignableTo(BatchesException.class)
            .should()
            .callConstructorWhere(DescribedPredicate.describe(
                    "creates an exception of a call",
                    call -> call.getTargetOwner().isAssignableTo(BatchesException.class)
                            && !call.getTargetOwner().isAssignableTo(PaginationException.class)));

    /** Before Java 24 a virtual thread would pin its carrier, and callers would block each other. */
    @ArchTest
    static void nothingIsSynchronized(JavaClasses classes) throws IOException {
        Path sources = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("synchronized"));
        }
    }

    private static Stream<String> publicTypesOf(String packageName, JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.getPackageName().equals(packageName))
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getSimpleName);
    }
}
