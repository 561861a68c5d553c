package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.RequestTemplate;
import feign.codec.EncodeException;
import io.github.llamabatches.runtime.Parcels.Parcel;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("json")
@ParameterizedClass
@MethodSource("io.github.llamabatches.runtime.TestedLibraries#all")
class BodyEncoderTest {

    private static final UUID ID = UUID.fromString("0b7c3a52-8d3f-4b42-9c3e-5a4f0d5f7c11");

    @Parameter
    JsonLibrary json;

    private final RequestTemplate request = new RequestTemplate();

    @Test
    void bodyIsUtf8WithItsLength() {
        encode(Map.of("é", "😀"));

        assertThat(request.body()).isEqualTo("{\"é\":\"😀\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(request.headers().get("Content-Length")).containsExactly("13");
        assertThat(request.requestCharset()).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void contentTypeIsJson() {
        encode(List.of());

        assertThat(request.headers().get("Content-Type")).containsExactly("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type", "content-type"})
    void contentTypeOfTheOperationIsKept(String header) {
        request.header(header, "application/vnd.example+json");

        encode(List.of());

        assertThat(request.headers().get("Content-Type")).containsExactly("application/vnd.example+json");
    }

    @Test
    void bytesAreSentUnchanged() {
        encode(new byte[] {0, 1, -1});

        assertThat(request.body()).containsExactly(0, 1, -1);
    }

    @Test
    void unwritableValueIsAnEncodeExceptionWithTheLocation() {
        Parcel part = new Parcel(
                ID, "secret", null, null, null, null, null, null, null, Double.NaN, null, null, null, null, null, null);
        Parcel whole = new Parcel(
                ID, null, null, null, null, null, null, null, null, null, null, null, null, null, List.of(part), null);

        assertThatThrownBy(() -> encode(whole))
                .isInstanceOf(EncodeException.class)
                .hasNoCause()
                .hasMessage("the value cannot be written as JSON: a number is not finite" + " at $.parts[0].rougher");
    }

    @Test
    void bodyLongerThanTheLimitIsRejected() {
        BodyEncoder limited = new BodyEncoder(json.codec(), 10);

        limited.encode(Upload.of(new byte[10]), Upload.class, request);
        assertThat(request.body()).hasSize(10);
        assertThatThrownBy(() -> limited.encode(Upload.of(new byte[11]), Upload.class, request))
                .isInstanceOf(EncodeException.class)
                .hasMessage("the body is longer than 10 bytes");
        for (String form : List.of("multipart/form-data", "application/x-www-form-urlencoded")) {
            RequestTemplate request = new RequestTemplate().header("Content-Type", form);
            assertThatThrownBy(() -> limited.encode(Map.of("name", "a value"), Map.class, request))
                    .isInstanceOf(EncodeException.class)
                    .hasMessage("the body is longer than 10 bytes");
        }
    }

    @Test
    void streamIsSentOnceAndOtherUploadsRepeatedly() {
        AtomicInteger closed = new AtomicInteger();
        Upload once = Upload.of(new ByteArrayInputStream(new byte[1]) {
            @Override
            public void close() {
                closed.incrementAndGet();
            }
        });
        Upload often = Upload.of("a");

        encode(once);
        encode(often);
        encode(often);

        assertThat(closed).hasValue(1);
        assertThatThrownBy(() -> encode(once))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("already read");
    }

    @Test
    void missingFileIsNamed() {
        assertThatThrownBy(() -> encode(Upload.of(Path.of("none.bin"))))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("none.bin");
        request.header("Content-Type", "multipart/form-data");
        assertThatThrownBy(() -> encode(Map.of("f", Upload.of(Path.of("none.bin")))))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("none.bin");
    }

    @Test
    void uploadIsRejectedInJson() {
        assertThatThrownBy(() -> encode(Map.of("f", Upload.of("a"))))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("an Upload can only be a body or a part of a form")
                .hasMessageEndingWith("$.f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "text/", "a/b\r\nX: y", "a/b; {c}", "é/a", ""})
    void invalidContentTypeIsRejected(String type) {
        assertThatThrownBy(() -> Upload.of("a").as(type)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "application/x-www-form-urlencoded"})
    void formRequiresAnObject(String form) {
        request.header("content-type", form);

        assertThatThrownBy(() -> encode(List.of("a")))
                .isInstanceOf(EncodeException.class)
                .hasMessage("only an object can be sent as a form");
    }

    private void encode(Object body) {
        new BodyEncoder(json.codec()).encode(body, body.getClass(), request);
    }
}
