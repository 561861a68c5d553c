package io.github.llamabatches.gate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "io.github.llamabatches.gate", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.llamabatches.gate";
    private static final String INTERNAL = ROOT + ".internal.";

    @ArchTest
    static final ArchRule DEPENDENCIES_LEAD_TO_READING = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
            .layer("root")
            .definedBy(ROOT)
            .layer("linting")
            .definedBy(INTERNAL + "linting")
            .layer("comparing")
            .definedBy(INTERNAL + "comparing")
            .layer("reporting")
            .definedBy(INTERNAL + "reporting")
            .layer("reading")
            .definedBy(INTERNAL + "reading")
            .whereLayer("linting")
            .mayOnlyAccessLayers("reading")
            .whereLayer("comparing")
            .mayOnlyAccessLayers("reading")
            .whereLayer("reporting")
            .mayOnlyAccessLayers("reading")
            .whereLayer("reading")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule ONLY_LINTING_NEEDS_PARSER_VALIDATOR_AND_SCRIPT_ENGINE = classes()
            .that()
            .resideInAPackage(ROOT + "..")
            .and()
            .resideOutsideOfPackage(INTERNAL + "linting")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "..",
                    "java..",
                    "com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.databind..",
                    "org.jspecify.annotations",
                    "org.snakeyaml.engine..",
                    "org.yaml.snakeyaml..");

    @ArchTest
    void publicTypesAreListed(JavaClasses classes) {
        assertThat(publicTypes(classes, ROOT))
                .containsExactlyInAnyOrder(
                        "SpecCommand",
                        "Specification",
                        "UnreadableSpecificationException",
                        "GenerationCheck",
                        "GeneratedCode");
    }

    @ArchTest
    void publicTypesOfInternalPackagesAreUsedByOthers(JavaClasses classes) {
        for (String name : new String[] {"reading", "linting", "comparing", "reporting"}) {
            assertThat(classes.stream()
                            .filter(type -> isPublic(type, INTERNAL + name))
                            .filter(type -> classes.stream()
                                    .filter(part -> part.getName().split("\\$")[0].equals(type.getName()))
                                    .flatMap(part -> part.getDirectDependenciesToSelf().stream())
                                    .map(use -> use.getOriginClass().getPackageName())
                                    .allMatch((INTERNAL + name)::equals)))
                    .isEmpty();
        }
    }

    private static Stream<String> publicTypes(JavaClasses classes, String packageName) {
        return classes.stream().filter(type -> isPublic(type, packageName)).map(JavaClass::getSimpleName);
    }

    private static boolean isPublic(JavaClass type, String packageName) {
        return type.getPackageName().equals(packageName)
                && type.isTopLevelClass()
                && type.getModifiers().contains(JavaModifier.PUBLIC);
    }
}
