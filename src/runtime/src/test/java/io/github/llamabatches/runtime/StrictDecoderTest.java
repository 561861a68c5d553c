package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Request;
import feign.Response;
import feign.codec.DecodeException;
import io.github.llamabatches.runtime.Parcels.Parcel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
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
class StrictDecoderTest {

    private static final Request REQUEST =
            Request.create(Request.HttpMethod.GET, "http://localhost", Map.of(), null, null, null);

    @Parameter
    JsonLibrary json;

    private StrictDecoder decoder;

    @BeforeEach
    void make() {
        decoder = new StrictDecoder(json.codec());
    }

    @Test
    void wrongTypeIsADecodeExceptionWithStatusRequestAndLocation() {
        assertThatThrownBy(() -> decode(203, "{\"parcel_id\":7}", Parcel.class))
                .isInstanceOfSatisfying(DecodeException.class, e -> {
                    assertThat(e.status()).isEqualTo(203);
                    assertThat(e.request()).isSameAs(REQUEST);
                    assertThat(e)
                            .hasNoCause()
                            .hasMessageStartingWith("the response with status 203 is not a Parcel: ")
                            .hasMessageEndingWith(" at $.parcel_id");
                });
    }

    @Test
    void messageShowsTheBeginningOfAnUnexpectedBody() {
        assertThatThrownBy(() -> decode(200, "<html>\r\n\u202e</html>", Parcel.class))
                .hasMessageEndingWith("; it begins with: <html>   </html>");
        assertThatThrownBy(() -> decode(200, "", Parcel.class))
                .isInstanceOf(DecodeException.class)
                .message()
                .doesNotContain("begins");
        assertThatThrownBy(() -> decode(200, "null", Parcel.class))
                .hasMessage("the response with status 200 is not a Parcel: it is null");
    }

    @Test
    void optionalResultIsEmptyWithoutABody() throws Exception {
        Type type = Maybe.class.getMethod("parcel").getGenericReturnType();

        assertThat(decode(200, "{\"parcel_id\":\"6f9619ff-8b86-d011-b42d-00cf4fc964ff\"}", type))
                .asInstanceOf(InstanceOfAssertFactories.optional(Parcel.class))
                .hasValueSatisfying(parcel -> assertThat(parcel.parcelId()).isNotNull());
        assertThat(decode(202, "", type)).isEqualTo(Optional.empty());
        assertThat(decode(204, "", type)).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> decode(200, "{\"parcel_id\":7}", type))
                .isInstanceOf(DecodeException.class)
                .hasMessageStartingWith("the response with status 200 is not a Parcel: ")
                .hasMessageEndingWith(" at $.parcel_id");
    }

    interface Maybe {

        Optional<Parcel> parcel();
    }

    @Test
    void messageOfASingleWrongValueDoesNotShowTheBody() {
        assertThatThrownBy(() -> decode(200, "{\"text\":\"private\",\"parcel_id\":null}", Parcel.class))
                .message()
                .doesNotContain("private", "begins");
    }

    @Test
    void listOrMapResponseIsUnmodifiable() throws IOException {
        List<?> list = (List<?>) decode(200, "[[1]]", List.class);
        Map<?, ?> map = (Map<?, ?>) decode(200, "{\"a\":[1]}", Map.class);

        assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(((List<?>) list.get(0))::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(((List<?>) map.get("a"))::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void invalidUtf8IsRejected() {
        assertThatThrownBy(() -> decoder.decode(response(200, new byte[] {'"', (byte) 0xc0, '"'}), String.class))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("is not a String: the body is not UTF-8");
    }

    @Test
    void voidMethodReadsNoBody() throws IOException {
        assertThat(decode(200, "no JSON", void.class)).isNull();
        assertThat(decode(200, "no JSON", Void.class)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 404})
    void resultIsEmptyWithoutABodyToRead(int status) throws IOException {
        assertThat(decode(status, "", List.class)).isEqualTo(List.of());
        assertThat(decode(status, "", Map.class)).isEqualTo(Map.of());
        assertThat(decode(status, "", Optional.class)).isEqualTo(Optional.empty());
        assertThat(decode(status, "", void.class)).isNull();
    }

    @Test
    void dismissed404IsNull() throws IOException {
        assertThat(decode(404, "{\"detail\":\"none\"}", Parcel.class)).isNull();
        assertThat(decode(404, "none", Download.class)).isNull();
    }

    @Test
    void promisedBodyIsMissingAfter204() throws IOException {
        assertThatThrownBy(() -> decode(204, "", Parcel.class))
                .isInstanceOf(DecodeException.class)
                .hasMessageStartingWith("the response with status 204 is not a Parcel: ");
        assertThatThrownBy(() -> decode(204, "", Boolean.class)).isInstanceOf(DecodeException.class);
        assertThat(((Download) decode(204, "", Download.class)).bytes()).isEmpty();
    }

    @Test
    void missingBodyIsAnError() {
        Response response = Response.builder()
                .status(200)
                .headers(Map.of())
                .request(REQUEST)
                .build();

        assertThatThrownBy(() -> decoder.decode(response, Parcel.class)).isInstanceOf(DecodeException.class);
    }

    @Test
    void stringResultIsTheValueOfAJsonString() throws IOException {
        assertThat(decode(200, "\"a \\\"text\\\"\"", String.class)).isEqualTo("a \"text\"");
        assertThatThrownBy(() -> decode(200, "a text", String.class)).isInstanceOf(DecodeException.class);
    }

    @Test
    void bytesAndResponsesHaveTheUnchangedBody() throws IOException {
        assertThat(decode(200, "no JSON", byte[].class)).isEqualTo("no JSON".getBytes(StandardCharsets.UTF_8));
        assertThat(decode(200, "no JSON", Response.class))
                .isInstanceOfSatisfying(
                        Response.class,
                        response -> assertThat(response.body().isRepeatable()).isTrue());
    }

    @Test
    void bodyIsReadCompletelyAndClosed() throws IOException {
        AtomicInteger closed = new AtomicInteger();
        InputStream stream = new ByteArrayInputStream("7".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        Response response = Response.builder()
                .status(200)
                .headers(Map.of())
                .request(REQUEST)
                .body(stream, null)
                .build();

        assertThat(decoder.decode(response, Integer.class)).isEqualTo(7);
        assertThat(closed).hasPositiveValue();
    }

    private @Nullable Object decode(int status, String body, Type type) throws IOException {
        return decoder.decode(response(status, body.getBytes(StandardCharsets.UTF_8)), type);
    }

    private static Response response(int status, byte[] body) {
        return Response.builder()
                .status(status)
                .headers(Map.of())
                .request(REQUEST)
                .body(body)
                .build();
    }
}
