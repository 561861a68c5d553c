package io.github.llamabatches.runtime;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import feign.Feign;
import feign.Response;
import feign.http2client.Http2Client;
import io.github.llamabatches.runtime.Notes.Note;
import io.github.llamabatches.runtime.Notes.Side;
import io.github.llamabatches.runtime.Parcels.Parcel;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A value is sent over HTTP and received unchanged. */
@Tag("wire")
@Tag("json")
@ParameterizedClass
@MethodSource("io.github.llamabatches.runtime.TestedLibraries#all")
class RoundTripTest {

    private static final UUID ID = UUID.fromString("0b7c3a52-8d3f-4b42-9c3e-5a4f0d5f7c11");
    private static final Parcel FULL = new Parcel(
            ID,
            "a \"quoted\" é 😀 text",
            Base64Text.of(new byte[] {0, 1, -1}),
            LocalDate.of(2024, 2, 29),
            Instant.parse("2024-02-29T12:30:00.120Z"),
            Integer.MIN_VALUE,
            Long.MAX_VALUE,
            new BigDecimal("12345678901234567890.10"),
            1.5f,
            1e-10,
            false,
            Side.LEFT,
            List.of(1, Map.of("a", true)),
            Map.of("z", 1L),
            List.of(Parcel.of(ID)),
            List.of());
    private static final String FULL_JSON = """
            {"parcel_id":"%1$s","text":"a \\"quoted\\" é 😀 text","bytes":"AAH/","day":"2024-02-29",\
            "time":"2024-02-29T12:30:00.120Z","whole":-2147483648,"large":9223372036854775807,\
            "exact":12345678901234567890.10,"rough":1.5,"rougher":1.0E-10,"truth":false,"side":"LEFT",\
            "anything":[1,{"a":true}],"counts":{"z":1},"parts":[{"parcel_id":"%1$s"}],"notes":[]}""".formatted(ID);

    /** Returns the request body. */
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().gzipDisabled(true).globalTemplating(true))
            .build();

    @Parameter
    JsonLibrary json;

    private Parcels parcels;

    @BeforeEach
    void connect() {
        SERVER.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody("{{{request.body}}}")));
        parcels = FeignRecords.configure(Feign.builder(), json, false)
                // Feign's default client can't send PATCH.
                .client(new Http2Client(HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()))
                .target(Parcels.class, SERVER.baseUrl());
    }

    @Test
    void everyTypeIsWrittenAsSpecified() {
        assertThat(parcels.post(FULL)).isEqualTo(FULL);

        assertThat(request().getBodyAsString()).isEqualTo(FULL_JSON);
        assertThat(request().getHeader("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void listCanBeTheBodyOfAPut() {
        List<Parcel> sent = List.of(Parcel.of(ID), FULL);

        assertThat(parcels.put(sent)).isEqualTo(sent);
        assertThat(request().getBodyAsString()).isEqualTo("[{\"parcel_id\":\"" + ID + "\"}," + FULL_JSON + "]");
    }

    @Test
    void mergePatchDistinguishesAbsentFromNullAndKeepsItsContentType() {
        Note note = Note.builder()
                .textRequired("t")
                .textOrNull(null)
                .sideOrNull(null)
                .build();

        assertThat(parcels.patch(note)).isEqualTo(note);
        assertThat(request().getBodyAsString())
                .isEqualTo("{\"text_required\":\"t\",\"text_or_null\":null,\"side_or_null\":null}");
        assertThat(request().header("Content-Type").values()).containsExactly("application/merge-patch+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "\"quoted\"", "{}", "null", "é😀"})
    void textIsSentAsAJsonString(String text) {
        assertThat(parcels.text(text)).isEqualTo(text);
        assertThat(request().getBodyAsString()).startsWith("\"").endsWith("\"");
    }

    @Test
    void freeFormObjectKeepsNullsAndOrder() {
        Map<String, Object> sent = new LinkedHashMap<>();
        sent.put("z", null);
        sent.put("a", Arrays.asList(1, null, "x"));

        assertThat(parcels.anything(sent)).isEqualTo(sent);
        assertThat(request().getBodyAsString()).isEqualTo("{\"z\":null,\"a\":[1,null,\"x\"]}");
    }

    @Test
    void bytesRoundTripUnchanged() {
        byte[] bytes = "no JSON".getBytes(StandardCharsets.UTF_8);

        assertThat(parcels.bytes(bytes)).isEqualTo(bytes);
        assertThat(request().getBody()).isEqualTo(bytes);
    }

    @Test
    void responseCanBeReturnedUndecoded() throws IOException {
        try (Response response = parcels.raw(Parcel.of(ID))) {
            assertThat(response.body().asInputStream().readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("{\"parcel_id\":\"" + ID + "\"}");
        }
    }

    @Test
    void noContentTypeIsSentWithoutABody() {
        parcels.ping();

        assertThat(request().containsHeader("Content-Type")).isFalse();
    }

    @Test
    void bodyWithBracesIsNotExpanded() {
        assertThat(parcels.template("n")).isEqualTo(Map.of("name", "n"));
    }

    @ParameterizedTest
    @Tag("slow")
    @ValueSource(longs = {1, 2})
    void anyValueRoundTripsUnchanged(long seed) {
        RandomParcels random = new RandomParcels(seed);
        for (int i = 0; i < 40; i++) {
            List<Parcel> sent = List.of(random.parcel(2), random.parcel(0));

            assertThat(parcels.put(sent)).isEqualTo(sent);
        }
    }

    private static LoggedRequest request() {
        return SERVER.findAll(anyRequestedFor(anyUrl())).get(0);
    }
}
