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
                    "javax.xml.stream",
                    "com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.databind..",
                    "org.jspecify.annotations",
                    "org.snakeyaml.engine..",
                    "org.yaml.snakeyaml..");

    @ArchTest
    void publicTypesForOtherModulesAreListed(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(type -> type.getPackageName().equals(ROOT))
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder(
                        "SpecCommand",
                        "Specification",
                        "UnreadableSpecificationException",
                        "GenerationCheck",
                        "GeneratedCode");
    }
}
