package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.Request;
import feign.Response;
import feign.codec.DecodeException;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.cfg.PackageVersion;

/** Tests interfaces with handwritten result types. */
@Tag("json")
@ParameterizedClass
@MethodSource("io.github.llamabatches.runtime.TestedLibraries#all")
class OtherRecordsTest {

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Secluded(String id, @Nullable List<Secluded> parts) {}

    /** Read by a factory method, not by its constructor. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Made(String id, int length) {

        /**
         * Creates one.
         *
         * @param id its id
         * @return one
         */
        @JsonCreator
        public static Made of(@JsonProperty("id") String id) {
            return new Made(id, id.length());
        }
    }

    /** Read with a builder that looks like a generated one, by a creator that does more than build. */
    public record Checked(String id) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Checked of(Builder builder) {
            return new Checked(builder.build().id() + " checked");
        }

        /** Builds one. */
        public static final class Builder {
            @JsonSetter("id")
            private @Nullable String id;

            private Builder() {}

            /**
             * Builds one.
             *
             * @return one
             */
            public Checked build() {
                return new Checked(String.valueOf(id));
            }
        }
    }

    /** Has the shape of a generated record, but its creator fails. */
    @BuiltWith(Generated.Builder.class)
    public record Generated(String id) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Generated read(Builder builder) {
            throw new IllegalStateException("read with the creator");
        }

        /** Builds one. */
        public static final class Builder {
            @JsonSetter("id")
            private @Nullable String id;

            private Builder() {}

            /**
             * Builds one.
             *
             * @return one
             */
            public Generated build() {
                return new Generated(String.valueOf(id));
            }
        }
    }

    /** Has a component that isn't on the wire. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record PartlyIgnored(@JsonIgnore @Nullable String local, String id) {}

    /** Accepts unknown fields. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Open(String id, @JsonAnySetter Map<String, Object> rest) {}

    /** Written as an array. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Listed(String id, int length) {}

    /** Has no annotations. */
    public record Plain(String id) {}

    /** Has no components. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Empty() {}

    /** Has as many names on the wire as components, but not one for each. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Renamed(
            @JsonIgnore @Nullable String local,
            @JsonAlias("ident") @Nullable String id) {}

    /** Has a component that isn't on the wire, as its annotation states. */
    @JsonIgnoreProperties(value = "local", ignoreUnknown = true)
    public record PartlyIgnoredByName(
            @Nullable String local,
            @JsonAlias("ident") @Nullable String id) {}

    /** Read and written as the last item of the list. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonIncludeProperties("id")
    public record PartlyIncluded(
            @Nullable String local, @Nullable String id) {}

    /** Its fields are inlined into another record. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Outer(String id, @JsonUnwrapped @Nullable Inner inner) {}

    /** A class with inlined fields of a record. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class OuterClass {
        /** The inlined fields. */
        @JsonUnwrapped
        public @Nullable Inner inner;
    }

    /** Nested in another record. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Inner(@Nullable String name, @Nullable Integer length) {}

    /** Has a nested type id in another field. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Labelled(
            String kind,

            @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXTERNAL_PROPERTY, property = "kind")
            @JsonSubTypes(@JsonSubTypes.Type(value = Inner.class, name = "inner"))
            Object content) {}

    /** Referenced by id. */
    @JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "id")
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Referred(int id, @Nullable String name) {}

    /** A list with references between its items. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Referring(List<Referred> all) {}

    /** Its field may be absent, but not null. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Optional(
            @JsonSetter(nulls = Nulls.FAIL) @Nullable String id) {}

    /** Can't be instantiated. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Impossible(String id) {

        /** Fails as if a class were missing. */
        public Impossible {
            throw new NoClassDefFoundError("missing");
        }
    }

    /**
     * Has two values of any type.
     *
     * @param <T> the type of the values
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Two<T>(@Nullable T a, @Nullable T b) {}

    private record TwoOf(Type type) implements ParameterizedType {

        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {type};
        }

        @Override
        public Type getRawType() {
            return Two.class;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return null;
        }
    }

    @Parameter
    JsonLibrary json;

    @ParameterizedTest
    @MethodSource("answers")
    void recordIsReadAsByPlainJackson(Class<?> type, String body, @Nullable String expected) throws IOException {
        // The lowest version can't read all of them.
        if (expected == null && catchThrowable(() -> readByJackson(type, body)) != null) {
            assertThatThrownBy(() -> decode(type, body)).isInstanceOf(DecodeException.class);
            return;
        }

        Object decoded = decode(type, body);

        assertThat(decoded).usingRecursiveComparison().isEqualTo(readByJackson(type, body));
        if (expected != null) {
            assertThat(decoded).hasToString(expected);
        }
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(Made.class, "{\"id\":\"abc\",\"new\":1}", "Made[id=abc, length=3]"),
                Arguments.of(PartlyIgnored.class, "{\"id\":\"abc\"}", "PartlyIgnored[local=null, id=abc]"),
                Arguments.of(Open.class, "{\"id\":\"abc\",\"new\":\"x\"}", null),
                Arguments.of(Plain.class, "{\"id\":\"abc\",\"new\":1}", "Plain[id=abc]"),
                Arguments.of(Listed.class, "[\"abc\",3]", "Listed[id=abc, length=3]"),
                Arguments.of(Empty.class, "{\"new\":1}", "Empty[]"),
                Arguments.of(Renamed.class, "{\"id\":\"abc\"}", "Renamed[local=null, id=abc]"),
                Arguments.of(Renamed.class, "{\"ident\":\"abc\"}", "Renamed[local=null, id=abc]"),
                Arguments.of(PartlyIgnoredByName.class, "{\"local\":\"x\",\"ident\":\"abc\"}", null),
                Arguments.of(PartlyIncluded.class, "{\"local\":\"x\",\"id\":\"abc\"}", null),
                Arguments.of(Outer.class, "{\"id\":\"abc\",\"name\":\"x\",\"length\":3}", null),
                Arguments.of(OuterClass.class, "{\"name\":\"x\",\"length\":3}", null),
                Arguments.of(Labelled.class, "{\"kind\":\"inner\",\"content\":{\"name\":\"x\",\"length\":3}}", null),
                Arguments.of(Referring.class, "{\"all\":[{\"id\":1,\"name\":\"x\"},1]}", null),
                Arguments.of(Inner.class, "{\"length\":3}", "Inner[name=null, length=3]"));
    }

    @Test
    void privateRecordIsRead() throws IOException {
        assertThat(decode(Secluded.class, "{\"parts\":[{\"id\":\"b\"}],\"new\":1,\"id\":\"a\"}"))
                .isEqualTo(new Secluded("a", List.of(new Secluded("b", null))));
    }

    @Test
    void generatedRecordIsReadWithoutItsCreator() throws IOException {
        assumeThat(json == JsonLibrary.JACKSON_3 && PackageVersion.VERSION.getMinorVersion() == 0)
                .as("Jackson 3.0")
                .isFalse();

        assertThat(decode(Generated.class, "{\"id\":\"a\"}")).isEqualTo(new Generated("a"));
    }

    @Test
    void otherRecordIsReadWithItsCreator() throws IOException {
        assertThat(decode(Checked.class, "{\"id\":\"a\"}")).isEqualTo(new Checked("a checked"));
    }

    @Test
    void nullInAnOptionalNonNullFieldIsReported() {
        assertThatThrownBy(() -> decode(Optional.class, "{\"id\":null}"))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("$.id");
        assertThatThrownBy(() -> decode(Optional.class, "{}"))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("$.id");
    }

    @Test
    void jvmErrorIsNotBlamedOnTheResponse() {
        assertThatThrownBy(() -> decode(Impossible.class, "{\"id\":\"abc\"}")).isInstanceOf(NoClassDefFoundError.class);
    }

    /** Each type is prepared once, not once for each of the 2^24 paths to it. */
    @Test
    @Timeout(60)
    void recordsReachableByManyPathsArePreparedQuickly() throws IOException {
        Type type = String.class;
        for (int i = 0; i < 24; i++) {
            type = new TwoOf(type);
        }

        assertThat(decode(type, "{\"b\":{}}")).isEqualTo(new Two<>(null, new Two<>(null, null)));
    }

    private Object decode(Type type, String body) throws IOException {
        Response response = Response.builder()
                .status(200)
                .headers(Map.of())
                .request(Request.create(Request.HttpMethod.GET, "http://localhost", Map.of(), null, null, null))
                .body(body, StandardCharsets.UTF_8)
                .build();
        return new StrictDecoder(json.codec()).decode(response, type);
    }

    private Object readByJackson(Class<?> type, String body) throws IOException {
        return switch (json) {
            case JACKSON_2 ->
                JsonMapper.builder()
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build()
                        .readValue(body, type);
            case JACKSON_3 -> tools.jackson.databind.json.JsonMapper.shared().readValue(body, type);
        };
    }
}
