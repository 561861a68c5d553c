package io.github.llamabatches.runtime;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import feign.Feign;
import feign.codec.DecodeException;
import io.github.llamabatches.runtime.Notes.Side;
import io.github.llamabatches.runtime.Parcels.Parcel;
import java.util.UUID;
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
    void oneCallConfiguresABuilderAndKeepsUnlistedValues() {
        Feign.Builder given = Feign.builder();
        Feign.Builder configured = FeignRecords.configure(given);

        assertThat(configured).isSameAs(given);
        assertThat(configured.target(Parcels.class, SERVER.baseUrl()).post(SENT).side())
                .isEqualTo(Side.of("TOP"));
    }

    @ParameterizedTest
    @MethodSource("io.github.llamabatches.runtime.TestedLibraries#all")
    void unlistedValuesAreRefusedIfAskedFor(JsonLibrary json) {
        Parcels strict = FeignRecords.configure(Feign.builder(), json, true).target(Parcels.class, SERVER.baseUrl());

        assertThatThrownBy(() -> strict.post(SENT))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("not a listed value")
                .hasMessageEndingWith(" at $.side");
    }
}
