package io.github.llamabatches.build.names;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("build")
class JavaNamesTest {

    @ParameterizedTest
    @CsvSource({
        "created_at,createdAt",
        "createdAt,createdAt",
        "ID,id",
        "HTTPServer,httpServer",
        "my.dotted-name x,myDottedNameX",
        "class,class_",
        "hashCode,hashCode_",
        "hash_code,hashCode_",
        "2fa,_2fa",
        "+1,plus1",
        "-1,minus1",
        "*,asterisk",
        "@type,type",
        "größe,größe",
        "_,lowLine"
    })
    void membersAreInCamelCaseAndCanBeUsed(String name, String java) {
        assertThat(JavaNames.member(name)).isEqualTo(java);
    }

    @ParameterizedTest
    @CsvSource({"listAPIKeys,listApiKeys", "get_IPFS_path,getIpfsPath", "listBatches,listBatches", "getURL,getUrl"})
    void methodsAreNamedAsTheGeneratorNamesTheirQueries(String id, String java) {
        assertThat(JavaNames.method(id)).isEqualTo(java);
    }

    @ParameterizedTest
    @CsvSource({
        "parse_v2,PARSE_V2",
        "camelCase,CAMEL_CASE",
        "'',EMPTY",
        "1,_1",
        "-1,MINUS_1",
        "unknown,UNKNOWN_",
        "values,VALUES_",
        ">=,GREATER_THAN_SIGN_EQUALS_SIGN"
    })
    void constantsAreInUpperCaseAndCanBeUsed(String value, String java) {
        assertThat(JavaNames.constant(value)).isEqualTo(java);
    }

    @ParameterizedTest
    @CsvSource({"batch_page,BatchPage", "Dotted.Name,DottedName", "2nd,Model2nd"})
    void typesAreInUpperCamelCase(String name, String java) {
        assertThat(JavaNames.type(name)).isEqualTo(java);
    }

    @Test
    void namesThatMeetInOneScopeAreKeptApartAndOthersAreNot() throws Exception {
        Map<String, Map<String, String>> settings = NameMappings.of(new ObjectMapper().readTree("""
                {"components": {"schemas": {
                  "A": {"properties": {"some-name": {}, "other": {}}},
                  "B": {"properties": {"some_name": {}, "someName": {}}},
                  "C": {"allOf": [{"$ref": "#/components/schemas/A"}, {"properties": {"Other": {}}}]},
                  "list": {}, "List": {}}}}"""));

        assertThat(settings.get("nameMappings"))
                .containsEntry("some-name", "someName")
                .containsEntry("some_name", "someName")
                .containsEntry("someName", "someName2")
                .containsEntry("other", "other")
                .containsEntry("Other", "other2");
        assertThat(settings.get("modelNameMappings"))
                .containsEntry("A", "A")
                .containsEntry("list", "ListModel")
                .containsEntry("List", "ListModel2");
    }

    /** A schema of such a name would take the place of what the template means. */
    @Test
    void noSchemaIsCalledAsATypeThatATemplateImports() throws Exception {
        ObjectNode schemas = new ObjectMapper().createObjectNode();
        Path templates = Path.of(System.getProperty("project.basedir"), "generator-templates");
        for (String template : List.of("interface", "model", "query")) {
            Matcher imported = Pattern.compile("(?m)^import [\\w.{}]+\\.(\\w+);$")
                    .matcher(Files.readString(templates.resolve(template + ".mustache")));
            while (imported.find()) {
                schemas.putObject(imported.group(1));
            }
        }
        assertThat(schemas).hasSizeGreaterThan(20);
        ObjectNode specification = new ObjectMapper().createObjectNode();
        specification.putObject("components").set("schemas", schemas);

        assertThat(NameMappings.of(specification).get("modelNameMappings"))
                .allSatisfy((name, java) -> assertThat(java).isNotEqualTo(name));
    }
}
