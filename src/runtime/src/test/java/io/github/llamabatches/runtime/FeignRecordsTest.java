package io.github.llamabatches.runtime;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import feign.Feign;
import feign.RequestLine;
import feign.RetryableException;
import feign.codec.DecodeException;
import feign.http2client.Http2Client;
import io.github.llamabatches.runtime.Notes.Side;
import io.github.llamabatches.runtime.Parcels.Parcel;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("wire")
@Tag("json")
class FeignRecordsTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final Parcel SENT = Parcel.of(UUID.fromString("0b7c3a52-8d3f-4b42-9c3e-5a4f0d5f7c11"));

    @BeforeEach
    void answer() {
        SERVER.stubFor(
                any(anyUrl()).willReturn(okJson("{\"parcel_id\":\"" + SENT.parcelId() + "\",\"side\":\"TOP\"}")));
    }

    @Test
    void oneCallConfiguresABuilderThatKeepsUnlistedValues() {
        Feign.Builder given = Feign.builder();
        Feign.Builder configured = FeignRecords.configure(given);

        assertThat(configured).isSameAs(given);
        assertThat(configured.target(Parcels.class, SERVER.baseUrl()).post(SENT).side())
                .isEqualTo(Side.of("TOP"));
    }

    @ParameterizedTest
    @MethodSource("io.github.llamabatches.runtime.TestedLibraries#all")
    void unknownValuesAreRejectedOnRequest(JsonLibrary json) {
        Parcels strict = FeignRecords.configure(Feign.builder(), json, true).target(Parcels.class, SERVER.baseUrl());

        assertThatThrownBy(() -> strict.post(SENT))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("not a listed value")
                .hasMessageEndingWith(" at $.side");
    }

    /** A record with text fields only, unlike those of generated code. */
    interface Texts {

        @RequestLine("GET /text")
        String get();

        @RequestLine("POST /text")
        String post();
    }

    @Test
    void getWithoutAResponseIsRetried() {
        SERVER.stubFor(get("/text")
                .inScenario("get")
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
                .willSetStateTo("well"));
        SERVER.stubFor(
                get("/text").inScenario("get").whenScenarioStateIs("well").willReturn(okJson("\"text\"")));

        assertThat(texts().get()).isEqualTo("text");
        SERVER.verify(2, getRequestedFor(urlEqualTo("/text")));
    }

    @Test
    void postWithoutAResponseIsNotRetried() {
        SERVER.stubFor(post("/text").willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        // The JDK would otherwise retry the request itself.
        Texts texts = FeignRecords.configure(Feign.builder())
                .client(new Http2Client())
                .target(Texts.class, SERVER.baseUrl());

        assertThatThrownBy(texts::post).isInstanceOf(RetryableException.class);
        SERVER.verify(1, postRequestedFor(urlEqualTo("/text")));
    }

    @Test
    void errorIsTheSameExceptionWithAndWithoutRetries() {
        SERVER.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(429)
                        .withHeader("Retry-After", "0")
                        .withBody("{\"detail\":\"too fast\"}")));

        for (ThrowingCallable call : List.<ThrowingCallable>of(texts()::get, texts()::post)) {
            assertThatThrownBy(call)
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            e -> assertThat(e.detail()).isEqualTo("too fast"));
        }
        SERVER.verify(5, getRequestedFor(urlEqualTo("/text")));
        SERVER.verify(1, postRequestedFor(urlEqualTo("/text")));
    }

    private static Texts texts() {
        return FeignRecords.configure(Feign.builder()).target(Texts.class, SERVER.baseUrl());
    }
}
