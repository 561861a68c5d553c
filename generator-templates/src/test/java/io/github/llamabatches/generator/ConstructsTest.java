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

import com.example.constructs.api.GetThingQuery;
import com.example.constructs.api.ListThingsQuery;
import com.example.constructs.api.PutThingQuery;
import com.example.constructs.api.SearchThingsQuery;
import com.example.constructs.api.ShelvesApi;
import com.example.constructs.api.ThingsApi;
import com.example.constructs.model.Composed;
import com.example.constructs.model.FourWays;
import com.example.constructs.model.Kind;
import com.example.constructs.model.Leaf;
import com.example.constructs.model.ListThingsInlineParameter;
import com.example.constructs.model.Loose;
import com.example.constructs.model.Thing;
import com.example.constructs.model.ThingInline;
import com.example.constructs.model.ThingInlinesInner;
import com.example.constructs.model.ThingNested;
import com.example.constructs.model.ThingNestedDeep;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.llamabatches.runtime.Base64Text;
import io.github.llamabatches.runtime.JsonNullable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the code generated from {@code specs/constructs.yaml} sends and reads values over HTTP. */
@WireMockTest
class ConstructsTest {

    private static final UUID ID = UUID.fromString("0b7c3a52-8d3f-4b42-9c3e-5a4f0d5f7c11");

    private WireMockRuntimeInfo server;

    @BeforeEach
    void answer(WireMockRuntimeInfo server) {
        this.server = server;
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeRoundTrips(JsonLibrary json) throws Exception {
        String body = """
            {"text":"a \\"quoted\\" text","secret":"s","id":"%s","bytes":"AAH/","day":"2024-02-29",\
            "time":"2024-02-29T12:30:00Z","link":"not a link","whole":-2147483648,"large":9223372036854775807,\
            "exact":12345678901234567890.10,"rough":1.5,"rougher":1.0E-10,"truth":false,"anything":[1,{"a":null}],\
            "object":{"b":1},"kind":"TWO_WORDS","inline":"b","inlines":["d","new"],"nested":{"deep":{"value":"v"}},\
            "matrix":[[1,2],[],[3]],"set":["z","a","z"],"gaps":["x",null],"counts":{"z":1,"a":2},\
            "groups":{"g":[{"name":"n"}]},"mixed":{"k":[true],"n":null},"children":[{"text":"child"}],\
            "composed":{"name":"n","size":3,"extra":"e"},"alias":["w"],"old":"o"}\
            """.formatted(ID);
        Map<String, Object> mixed = new LinkedHashMap<>();
        mixed.put("k", List.of(true));
        mixed.put("n", null);
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("z", 1L);
        counts.put("a", 2L);
        Map<String, Object> inAnything = new LinkedHashMap<>();
        inAnything.put("a", null);
        @SuppressWarnings("deprecation")
        Thing thing = Thing.builder()
                .text("a \"quoted\" text")
                .secret("s")
                .id(ID)
                .bytes(Base64Text.of(new byte[] {0, 1, -1}))
                .day(LocalDate.of(2024, 2, 29))
                .time(Instant.parse("2024-02-29T12:30:00Z"))
                .link("not a link")
                .whole(Integer.MIN_VALUE)
                .large(Long.MAX_VALUE)
                .exact(new BigDecimal("12345678901234567890.10"))
                .rough(1.5f)
                .rougher(1e-10)
                .truth(false)
                .anything(List.of(1, inAnything))
                .object(Map.of("b", 1))
                .kind(Kind.TWO_WORDS)
                .inline(ThingInline.B)
                .inlines(List.of(ThingInlinesInner.D, ThingInlinesInner.of("new")))
                .nested(ThingNested.builder()
                        .deep(ThingNestedDeep.builder().value("v").build())
                        .build())
                .matrix(List.of(List.of(1, 2), List.of(), List.of(3)))
                .set(List.of("z", "a", "z"))
                .gaps(Arrays.asList("x", null))
                .counts(counts)
                .groups(Map.of("g", List.of(Leaf.builder().name("n").build())))
                .mixed(mixed)
                .children(List.of(Thing.builder().text("child").build()))
                .composed(Composed.builder().name("n").size(3).extra("e").build())
                .alias(List.of("w"))
                .old("o")
                .build();
        stubFor(any(anyUrl()).willReturn(okJson(body)));

        Thing back = PutThingQuery.builder()
                .force(true)
                .build()
                .call(json.client(ShelvesApi.class, server), "s", ID, ID, thing);

        assertThat(request().getBodyAsString()).isEqualTo(body);
        assertThat(back).isEqualTo(thing);
        assertThat(back.toBuilder().build()).isEqualTo(thing);
        for (RecordComponent component : Thing.class.getRecordComponents()) {
            assertThat(component.getAccessor().invoke(back))
                    .as(component.getName())
                    .isNotNull();
        }
        assertThat(back.bytes().bytes()).containsExactly(0, 1, -1);
        assertThat(back.inlines().get(1).isKnown()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void readValuesAreUnmodifiable(JsonLibrary json) throws Exception {
        Thing thing = (Thing) json.read("""
                {"text":"t","matrix":[[1]],"counts":{"a":1},"groups":{"g":[]},"mixed":{"k":[1]},"gaps":[null],"set":["a"],\
                "anything":[[]],"object":{"o":[]}}\
                """, Thing.class);

        assertThatThrownBy(() -> thing.matrix().get(0).add(2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> thing.counts().put("b", 2L)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> thing.groups().get("g").add(null)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) thing.mixed().get("k")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> thing.gaps().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> thing.set().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) thing.anything().get()).clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((Map<?, ?>) thing.object()).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @EnumSource
    void absentNullAndPresentAreDistinguished(JsonLibrary json) throws Exception {
        String absent = "{\"must\":\"m\",\"mustOrNull\":null,\"mustList\":[]}";
        String nulls = """
            {"must":"m","mustOrNull":null,"mayOrNull":null,"mayOrNullTime":null,"mayOrNullList":null,\
            "mayOrNullMap":null,"mayOrNullKind":null,"mustList":[]}\
            """;
        String present = """
            {"must":"m","mustOrNull":"n","may":"o","mayOrNull":"p","mayOrNullTime":"2024-01-01T00:00:00Z",\
            "mayOrNullList":["a"],"mayOrNullMap":{"k":"v"},"mayOrNullKind":"newKind","readOnly":"r","mustList":["b"]}\
            """;
        FourWays.Builder least = FourWays.builder().must("m").mustOrNull(null).mustList(List.of());
        FourWays withNulls = least.build().toBuilder()
                .mayOrNull(null)
                .mayOrNullTime(null)
                .mayOrNullList(null)
                .mayOrNullMap(null)
                .mayOrNullKind(null)
                .build();
        FourWays full = FourWays.builder()
                .must("m")
                .mustOrNull("n")
                .may("o")
                .mayOrNull("p")
                .mayOrNullTime(Instant.parse("2024-01-01T00:00:00Z"))
                .mayOrNullList(List.of("a"))
                .mayOrNullMap(Map.of("k", "v"))
                .mayOrNullKind(Kind.of("newKind"))
                .readOnly("r")
                .mustList(List.of("b"))
                .build();
        Map<String, FourWays> cases = Map.of(absent, least.build(), nulls, withNulls, present, full);
        for (Map.Entry<String, FourWays> one : cases.entrySet()) {
            stubFor(any(anyUrl()).willReturn(okJson(one.getKey())));

            FourWays back = json.client(ShelvesApi.class, server).patchThing("s", ID, one.getValue());

            assertThat(request().getBodyAsString()).isEqualTo(one.getKey());
            assertThat(request().getHeader("Content-Type")).isEqualTo("application/merge-patch+json");
            assertThat(back).isEqualTo(one.getValue());
        }
        assertThat(least.build().mayOrNull()).isEqualTo(JsonNullable.absent()).isNotEqualTo(withNulls.mayOrNull());
        assertThat(withNulls.mayOrNull().isPresent()).isTrue();
        assertThat(withNulls.mayOrNull().get()).isNull();
        assertThat(full.mayOrNull().get()).isEqualTo("p");
        assertThat(full.toBuilder()
                        .clearMayOrNull()
                        .clearMayOrNullTime()
                        .clearMayOrNullList()
                        .clearMayOrNullMap()
                        .clearMayOrNullKind()
                        .may(null)
                        .mustOrNull(null)
                        .readOnly(null)
                        .mustList(List.of())
                        .build())
                .isEqualTo(least.build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"mustOrNull":null,"mustList":[]}                                      | must
        {"must":null,"mustOrNull":null,"mustList":[]}                          | must
        {"must":"m","mustList":[]}                                             | mustOrNull
        {"must":"m","mustOrNull":null}                                         | mustList
        {"must":"m","mustOrNull":null,"mustList":null}                         | mustList
        {"must":"m","mustOrNull":null,"mustList":[null]}                       | mustList
        {"must":"m","mustOrNull":null,"mustList":[],"mayOrNullList":[null]}    | mayOrNullList
        {"must":"m","mustOrNull":null,"mustList":[],"mayOrNullMap":{"a":null}} | mayOrNullMap
        """)
    void missingRequiredFieldIsRejectedByName(String body, String field) {
        for (JsonLibrary json : JsonLibrary.values()) {
            assertThatThrownBy(() -> json.read(body, FourWays.class)).hasMessageContaining(field);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nullOfOptionalFieldIsAbsent(JsonLibrary json) throws Exception {
        FourWays read = (FourWays) json.read(
                "{\"must\":\"m\",\"mustOrNull\":null,\"mustList\":[],\"may\":null,\"readOnly\":null}", FourWays.class);

        assertThat(json.write(read)).isEqualTo("{\"must\":\"m\",\"mustOrNull\":null,\"mustList\":[]}");
    }

    @ParameterizedTest
    @EnumSource
    void unknownFieldsAndValuesRoundTrip(JsonLibrary json) throws Exception {
        String nested = "{\"deep\":{\"value\":\"v\",\"newest\":[null]},\"newer\":{}}";
        String thing = "{\"text\":\"t\",\"nested\":" + nested + ",\"new\":{\"a\":[1,null]},\"old one\":null}";

        Thing read = (Thing) json.read(thing, Thing.class);

        assertThat(read.additionalProperties()).containsOnlyKeys("new", "old one");
        assertThat(read.nested().additionalProperties()).isEqualTo(Map.of("newer", Map.of()));
        assertThat(json.write(read)).isEqualTo(thing);
        assertThat(json.write(read.toBuilder().text("u").build())).isEqualTo(thing.replace("\"t\"", "\"u\""));
        assertThatThrownBy(() -> read.additionalProperties().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> read.toBuilder().additionalProperty("whole", 1).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'whole'");
    }

    @ParameterizedTest
    @EnumSource
    void modelWithUnknownFieldsIsSerializable(JsonLibrary json) throws Exception {
        Thing read = (Thing) json.read("{\"text\":\"t\",\"new\":{\"a\":[1.5,null]}}", Thing.class);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(List.of(read, Leaf.builder().name("n").build()));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject())
                    .isEqualTo(List.of(read, Leaf.builder().name("n").build()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void lenientFieldIgnoresUnreadableValues(JsonLibrary json) throws Exception {
        String fitting = """
            {"text":"t","whole":1,"large":2,"exact":1.5,"rough":1.5,"rougher":2.5,"truth":true}""";
        Loose full = Loose.builder()
                .text("t")
                .whole(1)
                .large(2L)
                .exact(new BigDecimal("1.5"))
                .rough(1.5f)
                .rougher(2.5)
                .truth(true)
                .build();

        assertThat(json.read(fitting, Loose.class)).isEqualTo(full);
        assertThat(json.write(full)).isEqualTo(fitting);
        assertThat(json.read("{\"whole\":3.0,\"large\":-4.0}", Loose.class))
                .isEqualTo(Loose.builder().whole(3).large(-4L).build());
        assertThat(json.read("""
            {"text":1,"whole":1.5,"large":1e30,"exact":"1","rough":true,"rougher":[1],"truth":{"a":1}}""", Loose.class)).isEqualTo(Loose.builder().build());
        assertThat(json.read("{\"text\":null,\"whole\":null,\"truth\":\"true\"}", Loose.class))
                .isEqualTo(Loose.builder().build());
        assertThatThrownBy(() -> json.read("{\"strict\":{}}", Loose.class)).hasMessageContaining("strict");
    }

    @Test
    void allMissingFieldsAreListed() {
        assertThatThrownBy(() -> FourWays.builder().may("m").build())
                .isInstanceOf(NullPointerException.class)
                .hasMessage("FourWays lacks the required fields 'must', 'mustOrNull', 'mustList'");
        for (JsonLibrary json : JsonLibrary.values()) {
            assertThatThrownBy(() -> json.read("{\"mustList\":null}", FourWays.class))
                    .hasMessageContaining("FourWays lacks the required fields 'must', 'mustOrNull', 'mustList'");
        }
    }

    @Test
    void queryParametersAreSentInOrderOfSpecification() {
        stubFor(any(anyUrl()).willReturn(okJson("[{\"text\":\"a\"},{\"text\":\"b\"}]")));
        @SuppressWarnings("deprecation")
        ListThingsQuery query = ListThingsQuery.builder()
                .text("a+b c/d%2F{x}&=,é")
                .since(Instant.parse("2024-01-01T00:00:00Z"))
                .on(LocalDate.of(2024, 2, 29))
                .id(ID)
                .small(1)
                .large(2L)
                .exact(new BigDecimal("1E+2"))
                .rough(0.5)
                .yes(true)
                .kind(Kind.CAMEL_CASE)
                .inline(ListThingsInlineParameter.BIG)
                .filterName("f")
                .tag(List.of("one", "t,wo"))
                .kinds(List.of(Kind.PLAIN, Kind.of("new")))
                .old("o")
                .build();

        List<Thing> things = query.call(JsonLibrary.JACKSON_2.client(ThingsApi.class, server));

        assertThat(request().getUrl())
                .isEqualTo("/things?text=a%2Bb%20c%2Fd%252F%7Bx%7D%26%3D%2C%C3%A9&since=2024-01-01T00%3A00%3A00Z"
                        + "&on=2024-02-29&id=" + ID + "&small=1&large=2&exact=100&rough=0.5&yes=true&kind=camelCase"
                        + "&inline=big&filter%5Bname%5D=f&tag=one&tag=t%2Cwo&kinds=plain&kinds=new&old=o");
        assertThat(things).extracting(Thing::text).containsExactly("a", "b");
        assertThat(query.toBuilder().build()).isEqualTo(query);
    }

    @Test
    void nullParametersAreOmitted() {
        stubFor(any(anyUrl()).willReturn(okJson("[]")));

        ListThingsQuery.builder().tag(List.of()).build().call(JsonLibrary.JACKSON_2.client(ThingsApi.class, server));

        assertThat(request().getUrl()).isEqualTo("/things");
    }

    @Test
    void listIsJoinedByCommas() {
        stubFor(any(anyUrl()).willReturn(okJson("{\"z\":\"plain\",\"a\":\"new\"}")));
        ThingsApi things = JsonLibrary.JACKSON_2.client(ThingsApi.class, server);

        Map<String, Kind> found =
                SearchThingsQuery.builder().fields(List.of("a", "c d")).build().call(things, List.of("body"));

        assertThat(request().getUrl()).isEqualTo("/things?fields=a%2Cc%20d");
        assertThat(request().getBodyAsString()).isEqualTo("[\"body\"]");
        assertThat(found).containsExactly(Map.entry("z", Kind.PLAIN), Map.entry("a", Kind.of("new")));
    }

    @Test
    void commaInJoinedItemIsRejected() {
        ThingsApi things = JsonLibrary.JACKSON_2.client(ThingsApi.class, server);
        SearchThingsQuery query =
                SearchThingsQuery.builder().fields(List.of("a,b")).build();

        assertThatThrownBy(() -> query.call(things, List.of()))
                .hasMessageContaining("an item of a list that is joined by commas cannot hold one");
        assertThat(findAll(anyRequestedFor(anyUrl()))).isEmpty();
    }

    @Test
    void emptyItemIsRejected() {
        ThingsApi things = JsonLibrary.JACKSON_2.client(ThingsApi.class, server);

        ListThingsQuery query = ListThingsQuery.builder().tag(List.of("a", "")).build();

        assertThatThrownBy(() -> query.call(things))
                .hasMessageContaining("an item of a list in a query cannot be empty");
        assertThat(findAll(anyRequestedFor(anyUrl()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a/b,a%2Fb", "a b,a%20b", "%2F,%252F", "{x},%7Bx%7D", "a;b=c,a%3Bb%3Dc", "é,%C3%A9", "...,..."})
    void pathValueIsAlwaysOneSegment(String value, String sent) {
        stubFor(any(anyUrl()).willReturn(noContent()));

        deleteThing(value);

        assertThat(request().getUrl()).isEqualTo("/shelves/" + sent + "/things/" + ID);
        assertThat(request().getMethod().getName()).isEqualTo("DELETE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void dotSegmentInPathIsRejected(String value) {
        assertThatThrownBy(() -> deleteThing(value)).hasMessageContaining("a value of a path cannot be");
        assertThat(findAll(anyRequestedFor(anyUrl()))).isEmpty();
    }

    @Test
    void headersAndCookiesAreSentUnlessNull() {
        stubFor(any(anyUrl()).willReturn(okJson("{\"text\":\"t\"}")));
        ShelvesApi shelves = JsonLibrary.JACKSON_2.client(ShelvesApi.class, server);

        GetThingQuery.builder().ifNoneMatch("\"v 1\"").session("abc").build().call(shelves, "s", ID);

        assertThat(request().getHeader("If-None-Match")).isEqualTo("\"v 1\"");
        assertThat(request().getHeader("Cookie")).isEqualTo("session=abc");
        assertThat(request().getHeader("Accept")).isEqualTo("application/json");

        GetThingQuery.builder().build().call(shelves, "s", ID);

        assertThat(request().containsHeader("If-None-Match")).isFalse();
        assertThat(request().containsHeader("Cookie")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a ", "a\nb", "a\u0000", "é", "{x}", "a%2Fb"})
    void invalidHeaderValueIsRejected(String value) {
        ShelvesApi shelves = JsonLibrary.JACKSON_2.client(ShelvesApi.class, server);

        assertThatThrownBy(() -> shelves.getThing("s", ID, value, null))
                .hasMessageContaining("the value of a header")
                .hasMessageNotContaining(value.isBlank() ? "\u0000" : value + " is");
        assertThat(findAll(anyRequestedFor(anyUrl()))).isEmpty();
    }

    @Test
    void callsWithoutBodyAndWithAnyJson() {
        stubFor(any(anyUrl()).willReturn(noContent()));
        ThingsApi things = JsonLibrary.JACKSON_2.client(ThingsApi.class, server);
        things.ping();
        assertThat(request().getMethod().getName()).isEqualTo("POST");
        assertThat(request().getBodyAsString()).isEmpty();

        stubFor(any(anyUrl()).willReturn(okJson("[1,\"two\",{\"three\":null}]")));
        Object echo = things.echo(Map.of("a", List.of(1)));
        assertThat(request().getBodyAsString()).isEqualTo("{\"a\":[1]}");
        assertThat(echo).asString().isEqualTo("[1, two, {three=null}]");
    }

    @SuppressWarnings("deprecation")
    private void deleteThing(String shelf) {
        JsonLibrary.JACKSON_2.client(ShelvesApi.class, server).deleteThing(shelf, ID);
    }

    private static LoggedRequest request() {
        List<LoggedRequest> requests = findAll(anyRequestedFor(anyUrl()));
        return requests.get(requests.size() - 1);
    }
}
