package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void membersAreValidCamelCase(String name, String java) {
        assertThat(JavaNames.member(name)).isEqualTo(java);
    }

    @ParameterizedTest
    @CsvSource({"listAPIKeys,listApiKeys", "get_IPFS_path,getIpfsPath", "listBatches,listBatches", "getURL,getUrl"})
    void methodsAreNamedLikeTheirQueryRecords(String id, String java) {
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
    void constantsAreValidUpperCase(String value, String java) {
        assertThat(JavaNames.constant(value)).isEqualTo(java);
    }

    @ParameterizedTest
    @CsvSource({"batch_page,BatchPage", "Dotted.Name,DottedName", "2nd,Model2nd"})
    void typesAreUpperCamelCase(String name, String java) {
        assertThat(JavaNames.type(name)).isEqualTo(java);
    }

    @Test
    void namesInOneScopeAreUnique() {
        assertThat(JavaNames.distinct(
                        List.of("some_name", "someName", "other", "api"), JavaNames::member, "", Set.of("api")))
                .containsExactly("someName", "someName2", "other", "api_");
    }

    @Test
    void invalidCharactersSeparateWords() {
        assertThat(JavaNames.member("m²")).isEqualTo("m");
        assertThat(JavaNames.member("²")).isEqualTo("superscriptTwo");
        assertThat(JavaNames.constant("a\nb")).isEqualTo("A_B");
    }

    @Test
    void typeNameFitsInFileName() {
        assertThat(JavaNames.type("ü".repeat(300)).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(100);
    }
}
