package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The decoder is for any interface, also for one with answers of somebody's own. */
@Tag("json")
@ParameterizedClass
@MethodSource("io.github.llamabatches.Pages#jsonLibraries")
class OtherRecordsTest {

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Secluded(String id, @Nullable List<Secluded> parts) {}

    /** Isn't read by its own constructor. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Made(String id, int length) {

        /**
         * Makes one.
         *
         * @param id its id
         * @return one
         */
        @JsonCreator
        public static Made of(@JsonProperty("id") String id) {
            return new Made(id, id.length());
        }
    }

    /** Not all of it is on the wire. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record PartlyIgnored(@JsonIgnore @Nullable String local, String id) {}

    /** Takes what it doesn't know. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Open(String id, @JsonAnySetter Map<String, Object> rest) {}

    /** Is written as an array. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Listed(String id, int length) {}

    /** Says nothing. */
    public record Plain(String id) {}

    /** Has nothing. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Empty() {}

    @Parameter
    JsonLibrary json;

    @Test
    void aRecordThatNobodyElseSees() throws IOException {
        assertThat(decode(Secluded.class, "{\"parts\":[{\"id\":\"b\"}],\"new\":1,\"id\":\"a\"}"))
                .isEqualTo(new Secluded("a", List.of(new Secluded("b", null))));
    }

    @Test
    void aRecordWithAFactory() throws IOException {
        assertThat(decode(Made.class, "{\"id\":\"abc\",\"new\":1}")).isEqualTo(new Made("abc", 3));
    }

    @Test
    void aRecordOfWhichAPartIsIgnored() throws IOException {
        assertThat(decode(PartlyIgnored.class, "{\"id\":\"abc\"}")).isEqualTo(new PartlyIgnored(null, "abc"));
    }

    @Test
    void aRecordThatKeepsWhatItDoesNotKnow() throws IOException {
        assertThat(decode(Open.class, "{\"id\":\"abc\",\"new\":\"x\"}")).isEqualTo(new Open("abc", Map.of("new", "x")));
    }

    @Test
    void aRecordWithoutAnnotations() throws IOException {
        assertThat(decode(Plain.class, "{\"id\":\"abc\",\"new\":1}")).isEqualTo(new Plain("abc"));
    }

    @Test
    void aRecordInAnArray() throws IOException {
        assertThat(decode(Listed.class, "[\"abc\",3]")).isEqualTo(new Listed("abc", 3));
    }

    @Test
    void aRecordOfNothing() throws IOException {
        assertThat(decode(Empty.class, "{\"new\":1}")).isEqualTo(new Empty());
    }

    private Object decode(Class<?> type, String body) throws IOException {
        Response response = Response.builder()
                .status(200)
                .headers(Map.of())
                .request(Request.create(Request.HttpMethod.GET, "http://localhost", Map.of(), null, null, null))
                .body(body, StandardCharsets.UTF_8)
                .build();
        return BatchesFeign.decoder(json).decode(response, type);
    }
}
