package io.github.llamabatches.generator;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.findAll;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.names.api.ClassQuery;
import com.example.names.api.GetSizeQuery;
import com.example.names.api.ListApi;
import com.example.names.model.Builder2;
import com.example.names.model.Kinds;
import com.example.names.model.LowerCase;
import com.example.names.model.LowerCase2;
import com.example.names.model.Response;
import com.example.names.model.Types;
import com.example.names.model.Words;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that the code generated from {@code specs/names.yaml} sends and reads values over HTTP. */
@WireMockTest
class NamesTest {

    private static final List<String> VALUES = List.of(
            "",
            "1",
            "-1",
            "1.5",
            "+1",
            "a b",
            "a-b",
            "A_B",
            "unknown",
            "UNKNOWN",
            "values",
            "known",
            "value",
            "quote\"d",
            "back\\slash",
            "it's",
            "<b>&amp;",
            "class",
            "true",
            "*",
            ">=",
            "größe",
            "{x}",
            "a,b",
            " padded ");

    @ParameterizedTest
    @EnumSource
    void fieldsKeepTheirWireNames(JsonLibrary json, WireMockRuntimeInfo server) {
        String body = """
            {"class":"1","hashCode":"2","toString":"3","getClass":"4","wait":"5","equals":"6","clone":"7","builder":"8",\
            "toBuilder":"9","build":"10","read":"11","value":"12","known":"13","int":"14","_":"15","true":"16",\
            "record":"17","yield":"18","name":"19","Name":"20","NAME":"21","ID":"22","HTTPServer":"23",\
            "with.dot":"24","with-dash":"25","with space":"26","with_space":"27","$ref_":"28","@type":"29","+1":30,\
            "-1":31,"*":32,"2fa":"33","größe":"34","object":"35","list":"36","file":"37","configuration":"38",\
            "kinds":["unknown"],"patch":null,"quo\\"te\\\\":"39","*/":"40","a\\nb":"41","m²":"42",\
            "additionalProperties":"43","additional_property":"44","additional":"45","settled":true,"tled":"46"}\
            """;
        Words words = Words.builder()
                .class_("1")
                .hashCode_("2")
                .toString_("3")
                .getClass_("4")
                .wait_("5")
                .equals_("6")
                .clone_("7")
                .builder_("8")
                .toBuilder_("9")
                .build("10")
                .read("11")
                .value("12")
                .known("13")
                .int_("14")
                .lowLine("15")
                .true_("16")
                .record("17")
                .yield("18")
                .name("19")
                .name2("20")
                .name3("21")
                .id("22")
                .httpServer("23")
                .withDot("24")
                .withDash("25")
                .withSpace("26")
                .withSpace2("27")
                .ref("28")
                .type("29")
                .plus1(30)
                .minus1(31)
                .asterisk(32)
                ._2fa("33")
                .größe("34")
                .object("35")
                .list("36")
                .file("37")
                .configuration("38")
                .kinds(List.of(Kinds.UNKNOWN_))
                .patch(null)
                .quoTe("39")
                .asteriskSolidus("40")
                .aB("41")
                .m("42")
                .additionalProperties("43")
                .additionalProperty("44")
                .additional("45")
                .settled(true)
                .tled("46")
                .build();
        stubFor(any(anyUrl()).willReturn(okJson(body)));
        ClassQuery query = ClassQuery.builder()
                .body_("b")
                .top("t")
                .top2("T")
                .hashCode_("h")
                .builder_("r")
                ._2nd("2")
                .withSpace("s")
                .build();

        Words back = query.call(json.client(ListApi.class, server), "c", "q", words);

        var request = findAll(anyRequestedFor(anyUrl())).get(0);
        assertThat(request.getUrl())
                .isEqualTo("/class/c/q?body=b&%24top=t&Top=T&hash-code=h&builder=r&2nd=2&with%20space=s");
        assertThat(request.getBodyAsString()).isEqualTo(body);
        assertThat(back).isEqualTo(words);
    }

    @Test
    void nonAsciiAndReservedNamesAreSentUnchanged(WireMockRuntimeInfo server) {
        stubFor(any(anyUrl()).willReturn(noContent()));

        GetSizeQuery.builder()
                .größe2("ü")
                .aBC("x")
                .quoTe("y")
                .x("z")
                .xTrace("t")
                .api_("a")
                .build()
                .call(JsonLibrary.JACKSON_2.client(ListApi.class, server), "größe/klein");

        var request = findAll(anyRequestedFor(anyUrl())).get(0);
        assertThat(request.getMethod().getName()).isEqualTo("GET");
        assertThat(request.getBodyAsString()).isEmpty();
        assertThat(request.getUrl())
                .isEqualTo("/gr%C3%B6%C3%9Fe%20a%20b/gr%C3%B6%C3%9Fe%2Fklein?gr%C3%B6%C3%9Fe=%C3%BC&a%26b%3Dc%23=x"
                        + "&quo%22te%7B%7D=y&%25x=z&api=a");
        assertThat(request.getHeader("X-Trace'")).isEqualTo("t");
    }

    @ParameterizedTest
    @EnumSource
    void schemasCanHaveNamesOfUsedTypes(JsonLibrary json, WireMockRuntimeInfo server) {
        String body = """
            {"a":{"x":"1"},"b":{"x":["2"]},"e":{"x":"3"},"g":{"x":"4"},"j":{"x":"5"},"k":{"x":"6"},"q":{"x":null},\
            "r":"7","s":[{"x":"8"}],"t":{"x":"9"}}\
            """;
        Types types = Types.builder()
                .a(com.example.names.model.String.builder().x("1").build())
                .b(com.example.names.model.List.builder().x(List.of("2")).build())
                .e(Builder2.builder().x("3").build())
                .g(com.example.names.model.Objects.builder().x("4").build())
                .j(LowerCase.builder().x("5").build())
                .k(LowerCase2.builder().x("6").build())
                .q(com.example.names.model.JsonNullable.builder().x(null).build())
                .r("7")
                .s(List.of(Response.builder().x("8").build()))
                .t(com.example.names.model.RecordFields.builder().x("9").build())
                .build();
        stubFor(any(anyUrl()).willReturn(okJson(body)));

        Types back = json.client(ListApi.class, server).toString_(types);

        assertThat(findAll(anyRequestedFor(anyUrl())).get(0).getBodyAsString()).isEqualTo(body);
        assertThat(back).isEqualTo(types);
    }

    /** Jackson would use a method {@code settled} as the setter of {@code tled}. */
    @ParameterizedTest
    @EnumSource
    void fieldIsNotReadByMethodOfAnotherField(JsonLibrary json) throws Exception {
        Words words = (Words) json.read("{\"class\":\"c\",\"hashCode\":\"h\",\"tled\":\"t\"}", Words.class);

        assertThat(words.tled()).isEqualTo("t");
        assertThat(words.settled()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void additionalPropertiesAreRenamedIfTaken(JsonLibrary json) throws Exception {
        String body = """
            {"class":"c","hashCode":"h","additionalProperties":"p","additional":"a","new":1,"additionalProperties_":2,\
            "additional_":{"x":3}}""";

        Words words = (Words) json.read(body, Words.class);

        assertThat(words.additionalProperties()).isEqualTo("p");
        assertThat(words.additional()).isEqualTo("a");
        assertThat(words.additionalProperties_())
                .isEqualTo(Map.of("new", 1, "additionalProperties_", 2, "additional_", Map.of("x", 3)));
        assertThat((Words) json.read(json.write(words), Words.class)).isEqualTo(words);
        assertThat(words.toBuilder().additionalProperty_("new", 2).build().additionalProperties_())
                .containsEntry("new", 2);
    }

    /** A common setting of mappers. */
    @Test
    void fieldVisibilityOfMapperDoesNotMatter() throws Exception {
        String body =
                "{\"class\":\"c\",\"hashCode\":\"h\",\"new\":{\"additional_\":1},\"additional_\":{\"x\":3},\"settled\":1}";
        Words expected = Words.builder()
                .class_("c")
                .hashCode_("h")
                .additionalProperty_("new", Map.of("additional_", 1))
                .additionalProperty_("additional_", Map.of("x", 3))
                .build();

        assertThat(JsonMapper.builder()
                        .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                        .build()
                        .readValue(body, Words.class))
                .isEqualTo(expected);
        assertThat(tools.jackson.databind.json.JsonMapper.builder()
                        .changeDefaultVisibility(all -> all.withFieldVisibility(JsonAutoDetect.Visibility.ANY))
                        .build()
                        .readValue(body, Words.class))
                .isEqualTo(expected);
    }

    @Test
    void missingFieldHasItsWireName() {
        assertThatThrownBy(() -> Words.builder().build())
                .isInstanceOf(NullPointerException.class)
                .hasMessage("Words lacks the required fields 'class', 'hashCode'");
        for (JsonLibrary json : JsonLibrary.values()) {
            assertThatThrownBy(() -> json.read("{\"class\":\"c\"}", Words.class))
                    .hasMessageContaining("hashCode")
                    .hasMessageNotContaining("hashCode_");
        }
    }

    @Test
    void enumValuesAreExactAndHaveUniqueConstants() throws Exception {
        assertThat(Kinds.values()).extracting(Kinds::value).containsExactlyElementsOf(VALUES);
        assertThat(Kinds.values())
                .extracting(Kinds::known)
                .doesNotHaveDuplicates()
                .doesNotContain(Kinds.Known.UNKNOWN);
        assertThat(Kinds.of("new").known()).isEqualTo(Kinds.Known.UNKNOWN);
        for (JsonLibrary json : JsonLibrary.values()) {
            Words words = Words.builder()
                    .class_("c")
                    .hashCode_("h")
                    .kinds(Kinds.values())
                    .build();
            Words back = (Words) json.read(json.write(words), Words.class);
            assertThat(back.kinds()).isEqualTo(Kinds.values());
        }
    }
}
