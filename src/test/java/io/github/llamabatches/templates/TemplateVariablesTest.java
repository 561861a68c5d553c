package io.github.llamabatches.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A variable that the generator doesn't know renders as nothing, without a warning: so no template may have one. */
@Tag("build")
class TemplateVariablesTest {

    private static final Path TEMPLATES = Path.of(System.getProperty("project.basedir"), "generator-templates");
    private static final Pattern TAG = Pattern.compile("(?:\\{\\{|<%)([#^&{/>]?)\\s*([\\w.-]+)\\s*}?(?:}}|%>)");

    /** What the generator puts beside its objects, where it can't be looked up, and what this project adds. */
    private static final Set<String> KEYS = Set.of(
            // Of every file.
            "package",
            "imports",
            "import",
            "apiPackage",
            "modelPackage",
            "appName",
            "corePackage",
            "queryRecord",
            // Of lists.
            "-first",
            "-last",
            ".",
            // Of models and interfaces.
            "models",
            "model",
            "apiInfo",
            "apis",
            "operations",
            "operation",
            "classname",
            // Of the values of an enum, of tags and of media types.
            "enumVars",
            "name",
            "value",
            "enumDescription",
            "description",
            "mediaType",
            // Of extensions.
            "vendorExtensions.x-enum-groups",
            "method",
            "values",
            "vendorExtensions.x-sensitive");

    /** Read once, because that takes longer than all else here. */
    private static Set<String> known;

    @BeforeAll
    static void readTheGenerator() throws IOException {
        known = known();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyVariableIsOneThatTheGeneratorKnows(Path template) throws IOException {
        assertThat(variables(Files.readString(template))).isSubsetOf(known);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyTemplateBeginsWithACommentAndNamesWhatItIncludes(Path template) throws IOException {
        String text = Files.readString(template);
        String comment = text.substring(0, text.indexOf("}}"));

        assertThat(comment).startsWith("{{! ").containsPattern("^\\{\\{! (Overrides|Custom)");
        for (String partial : tags(text, ">")) {
            assertThat(TEMPLATES.resolve(partial + ".mustache")).exists();
            if (!partial.equals(template.getFileName().toString().replace(".mustache", ""))) {
                assertThat(comment.replaceAll("\\s+", " ")).contains(partial);
            }
        }
    }

    @Test
    void aMisspeltVariableIsNoticed() {
        assertThat(variables("{{#vars}}{{naem}}{{/vars}}{{=<% %>=}}<%& baseNaem %>"))
                .contains("naem", "baseNaem");
        assertThat(known).contains("vars", "baseName").doesNotContain("naem", "baseNaem");
    }

    static Stream<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".mustache")).sorted().toList().stream();
        }
    }

    private static Set<String> variables(String template) {
        return tags(template, "[^>]?");
    }

    private static Set<String> tags(String template, String kind) {
        Set<String> names = new TreeSet<>();
        Matcher tag = TAG.matcher(template.replaceAll("(?s)\\{\\{!.*?}}", ""));
        while (tag.find()) {
            if (tag.group(1).matches(kind)) {
                names.add(tag.group(2));
            }
        }
        return names;
    }

    /** The fields of what templates are given, which the generator's own templates read by these names. */
    private static Set<String> known() throws IOException {
        Set<String> known = new TreeSet<>(KEYS);
        List<URL> classes = new ArrayList<>();
        for (String type : List.of("Model", "Property", "Parameter", "Operation", "Response")) {
            classes.add(
                    URI.create("jar:" + generator().toUri() + "!/org/openapitools/codegen/Codegen" + type + ".class")
                            .toURL());
        }
        for (JavaClass type : new ClassFileImporter().importUrls(classes)) {
            type.getFields().forEach(field -> known.add(field.getName()));
            type.getMethods().forEach(method -> known.add(property(method.getName())));
        }
        return known;
    }

    private static String property(String method) {
        String name = method.replaceFirst("^get(?=[A-Z])", "");
        return name.equals(method) ? method : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static Path generator() {
        String version = System.getProperty("openapi-generator.version");
        return Path.of(
                System.getProperty("maven.repo.local"),
                "org",
                "openapitools",
                "openapi-generator",
                version,
                "openapi-generator-" + version + ".jar");
    }
}
