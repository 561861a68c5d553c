package io.github.llamabatches.generator;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.findAll;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.unions.api.EchoApi;
import com.example.unions.api.EchoShapeQuery;
import com.example.unions.model.Animal;
import com.example.unions.model.Button;
import com.example.unions.model.ButtonType;
import com.example.unions.model.Cat;
import com.example.unions.model.Cats;
import com.example.unions.model.Circle;
import com.example.unions.model.Contact;
import com.example.unions.model.Counts;
import com.example.unions.model.CountsObject;
import com.example.unions.model.Dog;
import com.example.unions.model.EchoShapeAtParameter;
import com.example.unions.model.Ellipse;
import com.example.unions.model.Event;
import com.example.unions.model.EventStarted;
import com.example.unions.model.EventStop;
import com.example.unions.model.Holder;
import com.example.unions.model.HolderAmount;
import com.example.unions.model.HolderMixed;
import com.example.unions.model.HolderNested;
import com.example.unions.model.HolderOperators;
import com.example.unions.model.HolderSetting;
import com.example.unions.model.HolderTextOrMap;
import com.example.unions.model.HolderTool;
import com.example.unions.model.HolderToolNamed;
import com.example.unions.model.Kind2;
import com.example.unions.model.Large;
import com.example.unions.model.Line;
import com.example.unions.model.Mail;
import com.example.unions.model.Operator;
import com.example.unions.model.Part;
import com.example.unions.model.Phone;
import com.example.unions.model.Polygon;
import com.example.unions.model.Priority;
import com.example.unions.model.Ratio;
import com.example.unions.model.Round;
import com.example.unions.model.Row;
import com.example.unions.model.Scalar;
import com.example.unions.model.Shape;
import com.example.unions.model.Square;
import com.example.unions.model.Tree;
import com.example.unions.model.Vague;
import com.example.unions.model.VagueDot;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import feign.Feign;
import io.github.llamabatches.runtime.FeignRecords;
import io.github.llamabatches.runtime.JsonNullable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that the code generated from {@code specs/unions.yaml} sends and reads alternatives over HTTP. */
@WireMockTest
@Tag("json")
class UnionsTest {

    private WireMockRuntimeInfo server;

    /** Default mappers of users, and those of the runtime. */
    private enum Reader {
        MAPPER_2,
        MAPPER_3,
        RUNTIME_2,
        RUNTIME_3;

        EchoApi client(WireMockRuntimeInfo server) {
            return switch (this) {
                case MAPPER_2 -> JsonLibrary.JACKSON_2.client(EchoApi.class, server);
                case MAPPER_3 -> JsonLibrary.JACKSON_3.client(EchoApi.class, server);
                case RUNTIME_2 -> runtime(io.github.llamabatches.runtime.JsonLibrary.JACKSON_2, false, server);
                case RUNTIME_3 -> runtime(io.github.llamabatches.runtime.JsonLibrary.JACKSON_3, false, server);
            };
        }

        EchoApi strictClient(WireMockRuntimeInfo server) {
            return runtime(
                    this == RUNTIME_2
                            ? io.github.llamabatches.runtime.JsonLibrary.JACKSON_2
                            : io.github.llamabatches.runtime.JsonLibrary.JACKSON_3,
                    true,
                    server);
        }

        private static EchoApi runtime(
                io.github.llamabatches.runtime.JsonLibrary library, boolean strict, WireMockRuntimeInfo server) {
            return FeignRecords.configure(Feign.builder(), library, strict)
                    .target(EchoApi.class, server.getHttpBaseUrl());
        }
    }

    @BeforeEach
    void rememberServer(WireMockRuntimeInfo info) {
        server = info;
    }

    @ParameterizedTest
    @EnumSource
    void tagSelectsVariantAndIsWritten(Reader reader) {
        Map<String, Shape> shapes = Map.of(
                "{\"radius\":1.5,\"type\":\"circle\"}",
                circle("1.5"),
                "{\"side\":3,\"type\":\"square\"}",
                Square.builder().side(3L).build(),
                "{\"length\":2,\"type\":\"Line\"}",
                Line.builder().length(2).build());
        for (Map.Entry<String, Shape> one : shapes.entrySet()) {
            Shape back = echoShape(reader, one.getKey(), one.getValue());

            assertThat(back).isEqualTo(one.getValue());
            assertThat(body()).isEqualTo(one.getKey());
        }
        assertThat(echoShape(reader, "{\"type\":\"circle\",\"radius\":2,\"new\":[1]}", circle("1")))
                .isEqualTo(Circle.builder()
                        .radius(new BigDecimal("2"))
                        .additionalProperty("new", List.of(1))
                        .build());
    }

    @ParameterizedTest
    @EnumSource
    void recordWithSeveralTagsKeepsItsTag(Reader reader) {
        for (String tag : List.of("triangle", "hexagon")) {
            Polygon polygon = Polygon.builder().type(tag).build();

            assertThat(echoShape(reader, "{\"type\":\"" + tag + "\"}", polygon)).isEqualTo(polygon);
            assertThat(body()).isEqualTo("{\"type\":\"" + tag + "\"}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void unknownVariantRoundTrips(Reader reader) {
        for (String json : List.of(
                "{\"type\":\"blob\",\"size\":{\"a\":[1,null,true]}}",
                "{\"size\":1}",
                "{\"type\":null}",
                "{\"type\":1}",
                "{\"type\":[\"circle\"]}",
                "{\"type\":{\"circle\":1}}",
                "{}")) {
            Shape back = echoShape(reader, json, circle("1"));

            assertThat(back).isInstanceOf(Shape.Unknown.class);
            assertThat(Shape.kind(back)).isEqualTo(Shape.Kind.UNKNOWN);
            assertThat(echoShape(reader, json, back)).isEqualTo(back);
            assertThat(body()).isEqualTo(json);
        }
        Shape.Unknown unknown = (Shape.Unknown) echoShape(reader, "{\"type\":\"blob\",\"a\":[1]}", circle("1"));
        assertThat(unknown.json()).containsEntry("type", "blob").containsEntry("a", List.of(1));
        assertThatThrownBy(() -> unknown.json().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) unknown.json().get("a")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNTIME_2", "RUNTIME_3"})
    void decimalsOfUnknownVariantAreExact(Reader reader) {
        String json = "{\"type\":\"blob\",\"a\":0.10000000000000000000000001,\"b\":12345678901234567890}";

        Shape back = echoShape(reader, json, circle("1"));

        assertThat(((Shape.Unknown) back).json()).containsEntry("a", new BigDecimal("0.10000000000000000000000001"));
        echoShape(reader, json, back);
        assertThat(body()).isEqualTo(json);
    }

    @ParameterizedTest
    @EnumSource
    void unknownVariantCanBeConverted(Reader reader) {
        Shape.Unknown unknown = (Shape.Unknown) echoShape(reader, "{\"x\":1,\"length\":4}", circle("1"));

        assertThat(unknown.as(VagueDot.class).x()).isEqualTo(new BigDecimal("1"));
        assertThat(unknown.as(Line.class).length()).isEqualTo(4);
        assertThatThrownBy(() -> unknown.as(Circle.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("radius")
                .satisfies(thrown -> {
                    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                        assertThat(cause.getClass().getName()).doesNotContain("jackson");
                    }
                });
    }

    @ParameterizedTest
    @EnumSource
    void nonObjectIsRejectedForObjects(Reader reader) {
        for (String json : List.of("1", "\"circle\"", "[]", "true")) {
            assertThatThrownBy(() -> echoShape(reader, json, circle("1")))
                    .as(json)
                    .isInstanceOf(feign.codec.DecodeException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void variantWithMissingFieldIsRejectedByName(Reader reader) {
        assertThatThrownBy(() -> echo(reader, "{\"shapes\":[{\"type\":\"Line\"},{\"type\":\"circle\"}]}"))
                .isInstanceOf(feign.codec.DecodeException.class)
                .hasMessageContaining("radius");
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNTIME_2", "RUNTIME_3"})
    void messageHasLocationInVariant(Reader reader) {
        assertThatThrownBy(() -> echo(reader, "{\"shapes\":[{\"type\":\"Line\"},{\"type\":\"circle\"}]}"))
                .hasMessageContaining("Missing required field 'radius' at $.shapes[1].radius");
        assertThatThrownBy(() -> echo(
                        reader, "{\"shape\":{\"type\":\"square\",\"within\":{\"type\":\"square\",\"side\":\"wide\"}}}"))
                .hasMessageContaining("at $.shape.within.side");
        assertThatThrownBy(() -> echo(reader, "{\"shape\":{\"type\":\"circle\",\"radius\":1,\"radius\":2}}"))
                .hasMessageContaining("Duplicate field 'radius' at $.shape.radius");
        assertThatThrownBy(() -> echo(reader, "{\"shapes\":[null]}")).hasMessageContaining("shapes");
    }

    @ParameterizedTest
    @EnumSource
    void variantIsReadWithOrWithoutItsTagButNotWithAnother(Reader reader) {
        String own = "{\"circle\":{\"radius\":1}}";
        assertThat(echo(reader, own).circle()).isEqualTo(circle("1"));
        assertThat(echo(reader, own.replace("{\"r", "{\"type\":\"circle\",\"r")).circle())
                .isEqualTo(circle("1"));
        assertThatThrownBy(() -> echo(reader, own.replace("{\"r", "{\"type\":\"square\",\"r")))
                .hasMessageContaining("'type' is not \"circle\"");
        assertThatThrownBy(() -> Circle.builder()
                        .radius(BigDecimal.ONE)
                        .additionalProperty("type", "circle")
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void variantBelongsToSeveralUnions(Reader reader) {
        Holder holder = echo(reader, "{\"round\":{\"type\":\"circle\",\"radius\":1},\"shape\":{\"type\":\"ellipse\"}}");

        assertThat(holder.round()).isEqualTo(circle("1")).isInstanceOf(Shape.class);
        assertThat(Round.kind(holder.round())).isEqualTo(Round.Kind.CIRCLE);
        assertThat(holder.shape()).isInstanceOf(Shape.Unknown.class);
        Holder ellipse = echo(reader, "{\"round\":{\"axes\":[1,2],\"type\":\"ellipse\"}}");
        assertThat(ellipse.round())
                .isEqualTo(Ellipse.builder()
                        .axes(List.of(BigDecimal.ONE, new BigDecimal("2")))
                        .build());
    }

    @ParameterizedTest
    @EnumSource
    void constantIsTagWithoutDiscriminator(Reader reader) {
        assertRoundTrip(
                reader,
                "{\"event\":{\"text\":\"t\",\"event\":\"started\"}}",
                Holder.builder().event(EventStarted.builder().text("t").build()).build());
        assertRoundTrip(
                reader,
                "{\"event\":{\"code\":1,\"event\":\"stopped\"}}",
                Holder.builder().event(EventStop.builder().code(1).build()).build());
        assertThat(echo(reader, "{\"event\":{\"event\":\"paused\"}}").event()).isInstanceOf(Event.Unknown.class);
    }

    @ParameterizedTest
    @EnumSource
    void baseIsReplacedBySubtypes(Reader reader) {
        stubFor(any(anyUrl()).willReturn(okJson("""
            [{"kind":"cat","name":"c","meows":true},{"barks":false,"kind":"Dog"},{"kind":"cow"}]""")));

        List<Animal> animals = reader.client(server).echoAnimals(List.of());

        assertThat(animals)
                .containsExactly(
                        Cat.builder().name("c").meows(true).build(),
                        Dog.builder().barks(false).build(),
                        new Animal.Unknown(Map.of("kind", "cow")));
        reader.client(server).echoAnimals(animals);
        assertThat(body()).isEqualTo("""
            [{"name":"c","meows":true,"kind":"cat"},{"barks":false,"kind":"Dog"},{"kind":"cow"}]""");
    }

    @ParameterizedTest
    @EnumSource
    void uniqueFieldSelectsVariant(Reader reader) {
        assertThat(contact(reader, "{\"address\":\"a\",\"verified\":true}"))
                .isEqualTo(Mail.builder().address("a").verified(true).build());
        assertThat(contact(reader, "{\"number\":\"1\",\"verified\":true,\"x\":1}"))
                .isEqualTo(Phone.builder()
                        .number("1")
                        .verified(true)
                        .additionalProperty("x", 1)
                        .build());
        for (String json : List.of("{}", "{\"verified\":true}", "{\"address\":\"a\",\"number\":\"1\"}")) {
            Contact contact = contact(reader, json);

            assertThat(contact).isInstanceOf(Contact.Unknown.class);
            assertThat(Contact.kind(contact)).isEqualTo(Contact.Kind.UNKNOWN);
        }
        assertThatThrownBy(() -> contact(reader, "{\"address\":\"a\"}")).hasMessageContaining("verified");
    }

    @ParameterizedTest
    @EnumSource
    void indistinguishableAlternativesAreJson(Reader reader) {
        String json = "{\"vague\":{\"x\":1,\"new\":[{\"a\":null}]}}";
        Vague vague = echo(reader, json).vague();

        assertThat(vague.json()).asString().isEqualTo("{x=1, new=[{a=null}]}");
        assertThat(vague.as(VagueDot.class).x()).isEqualTo(BigDecimal.ONE);
        assertRoundTrip(reader, json, Holder.builder().vague(vague).build());
        assertRoundTrip(
                reader,
                "{\"vague\":\"text\"}",
                Holder.builder().vague(Vague.of("text")).build());
        Vague line = Vague.of(Line.builder().length(1).build());
        assertRoundTrip(
                reader,
                "{\"vague\":{\"length\":1,\"type\":\"Line\"}}",
                Holder.builder().vague(line).build());
        assertThat(line.as(Line.class)).isEqualTo(Line.builder().length(1).build());
        assertThat(echo(reader, "{\"vague\":[{\"length\":1}]}").vague().as(Line[].class))
                .hasSize(1);
        assertThatThrownBy(() -> vague.as(String.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void scalarsOfSeveralTypes(Reader reader) {
        Holder holder = echo(reader, "{\"location\":[\"body\",0,-1,\"\",true,1.5,{\"a\":1}]}");

        assertThat(holder.location())
                .startsWith(
                        new Scalar.OfString("body"),
                        new Scalar.OfInteger(0),
                        new Scalar.OfInteger(-1),
                        new Scalar.OfString(""))
                .extracting(Scalar::kind)
                .containsExactly(
                        Scalar.Kind.STRING,
                        Scalar.Kind.INTEGER,
                        Scalar.Kind.INTEGER,
                        Scalar.Kind.STRING,
                        Scalar.Kind.UNKNOWN,
                        Scalar.Kind.UNKNOWN,
                        Scalar.Kind.UNKNOWN);
        assertThat(((Scalar.Unknown) holder.location().get(4)).json()).isEqualTo(true);
        assertRoundTrip(reader, "{\"location\":[\"body\",0,-1,\"\",true,1.5,{\"a\":1}]}", holder);
        assertThat(holder.location()).extracting(Object::toString).startsWith("body", "0", "-1", "", "true");
        assertThatThrownBy(() -> echo(reader, "{\"location\":[null]}")).hasMessageContaining("location");
    }

    @ParameterizedTest
    @EnumSource
    void objectWithAnotherConstantIsUnknown(Reader reader) {
        assertRoundTrip(
                reader,
                "{\"tool\":{\"type\":\"function\",\"name\":\"f\"}}",
                Holder.builder()
                        .tool(new HolderTool.OfHolderToolNamed(
                                HolderToolNamed.builder().name("f").build()))
                        .build());
        assertRoundTrip(
                reader,
                "{\"tool\":{\"type\":\"new\"}}",
                Holder.builder()
                        .tool(new HolderTool.Unknown(Map.of("type", "new")))
                        .build());
    }

    @ParameterizedTest
    @EnumSource
    void integersAreTags(Reader reader) {
        Row row = Row.builder()
                .parts(List.of(
                        Button.builder().type(ButtonType.of(3)).label("a").build(),
                        new Part.Unknown(Map.of("type", 17))))
                .build();

        assertRoundTrip(
                reader,
                "{\"part\":{\"type\":1,\"parts\":[{\"type\":3,\"label\":\"a\"},{\"type\":17}]}}",
                Holder.builder().part(row).build());
        assertThat(Part.kind(row)).isEqualTo(Part.Kind.ROW);
        assertThat(echo(reader, "{\"part\":{\"type\":1.5}}").part()).isInstanceOf(Part.Unknown.class);
    }

    @ParameterizedTest
    @EnumSource
    void numberWithoutAFractionIsANumber(Reader reader) {
        for (String number : List.of("7", "-1", "0", "12345678901234567890", "1.5")) {
            assertRoundTrip(
                    reader,
                    "{\"amount\":" + number + "}",
                    Holder.builder()
                            .amount(new HolderAmount.OfNumber(new BigDecimal(number)))
                            .build());
        }
    }

    @ParameterizedTest
    @EnumSource
    void listedValuesOfSeveralTypes(Reader reader) {
        Map<String, HolderSetting> values = Map.of(
                "\"auto\"", new HolderSetting.OfString("auto"),
                "\"new\"", new HolderSetting.OfString("new"),
                "1", new HolderSetting.OfNumber(BigDecimal.ONE),
                "2.5", new HolderSetting.OfNumber(new BigDecimal("2.5")),
                "true", new HolderSetting.OfBoolean(true));

        values.forEach((json, value) -> assertRoundTrip(
                reader,
                "{\"setting\":" + json + "}",
                Holder.builder().setting(value).build()));
    }

    @ParameterizedTest
    @EnumSource
    void valuesOfSeveralTypes(Reader reader) {
        Instant time = Instant.parse("2024-01-01T00:00:00Z");
        Map<String, HolderMixed> values = Map.of(
                "\"2024-01-01T00:00:00Z\"",
                new HolderMixed.OfString(time),
                "false",
                new HolderMixed.OfBoolean(false),
                "[1,2]",
                new HolderMixed.OfList(List.of(1, 2)),
                "{\"radius\":1,\"type\":\"circle\"}",
                new HolderMixed.OfCircle(circle("1")),
                "{\"address\":\"a\",\"verified\":false}",
                new HolderMixed.OfMail(
                        Mail.builder().address("a").verified(false).build()),
                "{\"b\":1}",
                new HolderMixed.Unknown(Map.of("b", 1)),
                "7",
                new HolderMixed.Unknown(7));
        values.forEach((json, value) -> assertRoundTrip(
                reader,
                "{\"mixed\":" + json + "}",
                Holder.builder().mixed(value).build()));
        assertThatThrownBy(() -> echo(reader, "{\"mixed\":[null]}")).hasMessageContaining("mixed");
        assertThatThrownBy(() -> new HolderMixed.OfString(null)).isInstanceOf(NullPointerException.class);
    }

    @ParameterizedTest
    @EnumSource
    void nestedAlternativesAreFlattened(Reader reader) {
        assertThat(echo(reader, "{\"nested\":\"a\"}").nested()).isEqualTo(new HolderNested.OfString("a"));
        assertThat(echo(reader, "{\"nested\":1}").nested()).isEqualTo(new HolderNested.OfInteger(1));
        assertThat(echo(reader, "{\"nested\":true}").nested()).isEqualTo(new HolderNested.OfBoolean(true));
        String tree = "{\"tree\":[\"a\",[\"b\",[]]]}";
        assertRoundTrip(
                reader,
                tree,
                Holder.builder()
                        .tree(new Tree.OfList(List.of(
                                new Tree.OfString("a"),
                                new Tree.OfList(List.of(new Tree.OfString("b"), new Tree.OfList(List.of()))))))
                        .build());
        assertRoundTrip(
                reader,
                "{\"textOrMap\":{\"a\":1}}",
                Holder.builder()
                        .textOrMap(new HolderTextOrMap.OfMap(Map.of("a", 1)))
                        .build());
    }

    @ParameterizedTest
    @EnumSource
    void singleValueOrListIsList(Reader reader) {
        Holder texts = Holder.builder().texts(List.of("a")).build();
        assertThat(echo(reader, "{\"texts\":\"a\"}")).isEqualTo(texts);
        assertRoundTrip(reader, "{\"texts\":[\"a\"]}", texts);
        assertThat(echo(reader, "{\"texts\":\"\"}").texts()).containsExactly("");
        assertThat(echo(reader, "{\"texts\":[]}").texts()).isEmpty();
        assertThat(echo(reader, "{\"texts\":null}").texts()).isNull();
        assertThat(echo(reader, "{\"circles\":{\"radius\":1}}").circles().get()).containsExactly(circle("1"));
        assertThat(echo(reader, "{\"circles\":null}").circles()).isEqualTo(JsonNullable.of(null));
        assertThat(echo(reader, "{}").circles().isPresent()).isFalse();
        assertThatThrownBy(() -> echo(reader, "{\"texts\":[null]}")).hasMessageContaining("texts");
        assertThat(echo(reader, "{\"others\":{\"a\":\"x\",\"b\":[\"y\"]}}")
                        .others()
                        .additionalProperties())
                .containsExactly(Map.entry("a", List.of("x")), Map.entry("b", List.of("y")));
        assertThatThrownBy(() -> echo(reader, "{\"circles\":[1]}")).hasMessageContaining("circles");
    }

    @ParameterizedTest
    @EnumSource
    void absentNullAndUnknownAreDistinguished(Reader reader) {
        Shape blob = new Shape.Unknown(Map.of("type", "blob"));
        assertRoundTrip(reader, "{}", Holder.builder().build());
        assertRoundTrip(
                reader,
                "{\"maybeShape\":null}",
                Holder.builder().maybeShape(null).build());
        assertRoundTrip(
                reader,
                "{\"maybeShape\":{\"type\":\"blob\"}}",
                Holder.builder().maybeShape(blob).build());
        assertRoundTrip(
                reader, "{\"number\":null}", Holder.builder().number(null).build());
        assertRoundTrip(
                reader,
                "{\"number\":1.25}",
                Holder.builder().number(new BigDecimal("1.25")).build());
        assertThat(echo(reader, "{\"shape\":null,\"scalar\":null}").shape()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void singleAlternativeAndEnumNextToItsTypeAreNoUnions(Reader reader) {
        assertRoundTrip(
                reader,
                "{\"single\":{\"radius\":1,\"type\":\"circle\"},\"operator\":\"less\",\"operators\":\"equal\",\"limited\":\"l\"}",
                Holder.builder()
                        .single(circle("1"))
                        .operator(Operator.LESS)
                        .operators(HolderOperators.EQUAL)
                        .limited("l")
                        .build());
        assertThat(HolderOperators.values())
                .extracting(HolderOperators::value)
                .containsExactly("less", "more", "equal");
        assertThat(echo(reader, "{\"operator\":\"unheard\"}").operator()).isEqualTo(Operator.of("unheard"));
        assertThat(echo(reader, "{\"anything\":[1]}").anything().get()).isEqualTo(List.of(1));
    }

    @ParameterizedTest
    @EnumSource
    void unknownNumbersOfEnumAreKept(Reader reader) {
        assertRoundTrip(
                reader,
                "{\"priority\":1,\"priorities\":[2,7],\"ratio\":0.5,\"large\":10000000000}",
                Holder.builder()
                        .priority(Priority._1)
                        .priorities(List.of(Priority._2, Priority.of(7)))
                        .ratio(Ratio._0_5)
                        .large(Large._10000000000)
                        .build());
        Priority unknown = echo(reader, "{\"priority\":7}").priority();
        assertThat(unknown.known()).isEqualTo(Priority.Known.UNKNOWN);
        assertThat(unknown.value()).isEqualTo(7);
        assertThat(echo(reader, "{\"priority\":3}").priority()).isSameAs(Priority._3);
        assertThat(echo(reader, "{\"ratio\":1.0}").ratio()).isSameAs(Ratio._1);
        assertThatThrownBy(() -> echo(reader, "{\"priority\":{}}")).hasMessageContaining("priority");
    }

    @Test
    void numbersOfEnumAreOrdered() throws Exception {
        assertThat(List.of(Priority.of(9), Priority.of(8), Priority._3, Priority._1).stream()
                        .sorted()
                        .toList())
                .containsExactly(Priority._1, Priority._3, Priority.of(8), Priority.of(9));
        assertThatThrownBy(() -> Priority.ofKnown(4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown Priority 4; known are [1, 2, 3]");
        assertThat(Priority.ofKnown(2)).isSameAs(Priority._2);
        assertThat(Priority.of(4))
                .isEqualTo(Priority.of(4))
                .hasSameHashCodeAs(Priority.of(4))
                .isNotEqualTo(Priority._1);
        assertThat(Ratio.of(new BigDecimal("1E+2"))).hasToString("100");
        assertThat(serialized(Priority._2)).isSameAs(Priority._2);
        Holder holder = Holder.builder().shape(circle("1")).vague(Vague.of("a")).build();
        assertThat(serialized(holder)).isEqualTo(holder);
    }

    @ParameterizedTest
    @EnumSource
    void additionalPropertiesAreTyped(Reader reader) {
        String json = "{\"counts\":{\"total\":3,\"object\":\"counts\",\"version\":2,\"exact\":true,\"a\":1,\"b\":2}}";
        Counts counts = Counts.builder()
                .total(3)
                .additionalProperty("a", 1)
                .additionalProperty("b", 2)
                .build();

        assertRoundTrip(reader, json, Holder.builder().counts(counts).build());
        assertThat(counts.additionalProperties()).containsExactly(Map.entry("a", 1), Map.entry("b", 2));
        assertThat(counts.toBuilder().build()).isEqualTo(counts);
        assertThatThrownBy(() -> echo(reader, json.replace("\"b\":2", "\"b\":\"two\"")))
                .hasMessageContaining("counts");
        assertThatThrownBy(() -> echo(reader, json.replace("\"b\":2", "\"b\":null")))
                .hasMessageContaining("'b'");
        Cats cats = Cats.builder()
                .first("f")
                .additionalProperty("f", Cat.builder().meows(true).build())
                .additionalProperty("none", null)
                .build();
        assertRoundTrip(
                reader,
                "{\"cats\":{\"first\":\"f\",\"f\":{\"meows\":true,\"kind\":\"cat\"},\"none\":null}}",
                Holder.builder().cats(cats).build());
    }

    @ParameterizedTest
    @EnumSource
    void constantIsSetByBuilderAndRequiredInResponse(Reader reader) {
        Counts counts = Counts.builder().total(1).build();

        assertThat(counts.object()).isEqualTo(CountsObject.COUNTS);
        assertThat(counts.version()).isEqualTo(2);
        assertThat(counts.exact()).isTrue();
        assertThatThrownBy(() -> echo(reader, "{\"counts\":{\"total\":1,\"object\":\"counts\",\"exact\":true}}"))
                .hasMessageContaining("version");
        assertThat(echo(reader, "{\"counts\":{\"total\":1,\"object\":\"new\",\"version\":3,\"exact\":false}}")
                        .counts())
                .isEqualTo(Counts.builder()
                        .total(1)
                        .object(CountsObject.of("new"))
                        .version(3)
                        .exact(false)
                        .build());
    }

    @ParameterizedTest
    @EnumSource
    void fieldsOfAlternativesNextToPropertiesAreUnknown(Reader reader) {
        Holder holder = echo(reader, "{\"both\":{\"id\":\"i\",\"address\":\"a\"}}");

        assertThat(holder.both().id()).isEqualTo("i");
        assertThat(holder.both().additionalProperties()).containsEntry("address", "a");
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNTIME_2", "RUNTIME_3"})
    void strictReaderRejectsUnknownEnumValuesInVariants(Reader reader) {
        for (String json : List.of(
                "{\"priority\":9}", "{\"ratio\":9.5}", "{\"operator\":\"unheard\"}", "{\"operators\":\"unheard\"}")) {
            stubFor(any(anyUrl()).willReturn(okJson(json)));
            assertThatThrownBy(() -> reader.strictClient(server).echoHolder(empty()))
                    .hasMessageContaining("not a listed value");
        }
        stubFor(any(anyUrl()).willReturn(okJson("{\"priority\":1,\"ratio\":1.0}")));
        assertThat(reader.strictClient(server).echoHolder(empty()).priority()).isEqualTo(Priority._1);
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNTIME_2", "RUNTIME_3"})
    void deepTreeIsReadOrRejected(Reader reader) {
        for (int depth : new int[] {50, 300, 900, 1100}) {
            String json = "{\"tree\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
            String shapes = IntStream.range(0, depth)
                            .mapToObj(i -> "{\"type\":\"square\",\"within\":")
                            .collect(Collectors.joining())
                    + "null" + "}".repeat(depth);
            for (String one : List.of(json, "{\"shape\":" + shapes + "}")) {
                try {
                    assertThat(echo(reader, one)).isNotNull();
                } catch (feign.codec.DecodeException e) {
                    assertThat(depth).isGreaterThan(50);
                }
            }
        }
    }

    @Test
    void parameterOfSeveralTypesIsSentAsString() {
        stubFor(any(anyUrl()).willReturn(okJson("{}")));
        for (Map.Entry<EchoShapeAtParameter, String> one : Map.<EchoShapeAtParameter, String>of(
                        new EchoShapeAtParameter.OfString("a b"), "a%20b",
                        new EchoShapeAtParameter.OfNumber(new BigDecimal("1E+2")), "100")
                .entrySet()) {
            EchoShapeQuery.builder()
                    .at(one.getKey())
                    .tags(List.of("x", "y"))
                    .build()
                    .call(Reader.RUNTIME_2.client(server), circle("1"));

            assertThat(findAll(anyRequestedFor(anyUrl())))
                    .last()
                    .satisfies(request ->
                            assertThat(request.getUrl()).isEqualTo("/shape?at=" + one.getValue() + "&tags=x&tags=y"));
        }
    }

    @Test
    void switchOverKindsIsExhaustive() {
        Shape shape = circle("1");

        String name = switch (Shape.kind(shape)) {
            case CIRCLE -> "circle";
            case SQUARE -> "square";
            case POLYGON -> "polygon";
            case LINE -> "line";
            case UNKNOWN -> "unknown";
        };

        assertThat(name).isEqualTo("circle");
        assertThat(Shape.class.isSealed()).isTrue();
        assertThat(Kind2.kind(new Kind2.OfBoolean(true))).isEqualTo(Kind2.Kind.BOOLEAN);
    }

    private Shape echoShape(Reader reader, String answer, Shape sent) {
        stubFor(any(anyUrl()).willReturn(okJson(answer)));
        return EchoShapeQuery.builder().build().call(reader.client(server), sent);
    }

    private Holder echo(Reader reader, String answer) {
        stubFor(any(anyUrl()).willReturn(okJson(answer)));
        return reader.client(server).echoHolder(empty());
    }

    private Contact contact(Reader reader, String json) {
        return echo(reader, "{\"contact\":" + json + "}").contact();
    }

    private void assertRoundTrip(Reader reader, String json, Holder value) {
        stubFor(any(anyUrl()).willReturn(okJson(json)));

        Holder back = reader.client(server).echoHolder(value);

        assertThat(body()).isEqualTo(json);
        assertThat(back).isEqualTo(value);
    }

    private static Holder empty() {
        return Holder.builder().build();
    }

    private static Circle circle(String radius) {
        return Circle.builder().radius(new BigDecimal(radius)).build();
    }

    private static Object serialized(Object value) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    private static String body() {
        var requests = findAll(anyRequestedFor(anyUrl()));
        return requests.get(requests.size() - 1).getBodyAsString();
    }
}
