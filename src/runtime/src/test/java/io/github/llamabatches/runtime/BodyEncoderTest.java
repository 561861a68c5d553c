package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.RequestTemplate;
import feign.codec.EncodeException;
import io.github.llamabatches.runtime.Parcels.Parcel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    void theBodyIsUtf8OfItsLength() {
        encode(Map.of("é", "😀"));

        assertThat(request.body()).isEqualTo("{\"é\":\"😀\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(request.headers().get("Content-Length")).containsExactly("13");
        assertThat(request.requestCharset()).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void theContentTypeIsJson() {
        encode(List.of());

        assertThat(request.headers().get("Content-Type")).containsExactly("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type", "content-type"})
    void theContentTypeOfTheOperationStays(String header) {
        request.header(header, "application/vnd.example+json");

        encode(List.of());

        assertThat(request.headers().get("Content-Type")).containsExactly("application/vnd.example+json");
    }

    @Test
    void bytesAreSentAsTheyAre() {
        encode(new byte[] {0, 1, -1});

        assertThat(request.body()).containsExactly(0, 1, -1);
    }

    @Test
    void aValueThatCannotBeWrittenIsAnExceptionOfFeignThatNamesThePlace() {
        Parcel part = new Parcel(
                ID, "secret", null, null, null, null, null, null, null, Double.NaN, null, null, null, null, null, null);
        Parcel whole = new Parcel(
                ID, null, null, null, null, null, null, null, null, null, null, null, null, null, List.of(part), null);

        assertThatThrownBy(() -> encode(whole))
                .isInstanceOf(EncodeException.class)
                .hasNoCause()
                .hasMessage("the value cannot be written as JSON: JSON has no number that is not finite"
                        + " at $.parts[0].rougher");
    }

    private void encode(Object body) {
        new BodyEncoder(json.codec()).encode(body, body.getClass(), request);
    }
}
