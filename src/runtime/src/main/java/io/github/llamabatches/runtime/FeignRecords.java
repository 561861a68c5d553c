package io.github.llamabatches.runtime;

import feign.Feign;

/**
 * Configures Feign for a generated client:
 *
 * <pre>{@code
 * ThingsApi api = FeignRecords.configure(Feign.builder()).target(ThingsApi.class, baseUrl);
 * }</pre>
 */
public final class FeignRecords {

    private FeignRecords() {}

    /**
     * Sets the encoder, the decoder and the error decoder of a builder, with the JSON library that is there. Unknown
     * values of open enums are kept.
     *
     * @param feign the builder to change
     * @return the builder that was given
     * @throws IllegalStateException if neither Jackson 2 nor Jackson 3 is there
     */
    public static Feign.Builder configure(Feign.Builder feign) {
        return configure(feign, JsonLibrary.present().codec());
    }

    /**
     * Sets the encoder, the decoder and the error decoder of a builder.
     *
     * @param feign the builder to change
     * @param jsonLibrary what to read and write JSON with
     * @param failOnUnknownEnumValues whether a value of an open enum that isn't listed makes an answer unreadable
     * @return the builder that was given
     * @throws IllegalStateException if the library isn't there
     */
    public static Feign.Builder configure(
            Feign.Builder feign, JsonLibrary jsonLibrary, boolean failOnUnknownEnumValues) {
        return configure(feign, jsonLibrary.codec(failOnUnknownEnumValues));
    }

    private static Feign.Builder configure(Feign.Builder feign, JsonCodec json) {
        return feign.encoder(new JsonEncoder(json))
                .decoder(new StrictDecoder(json))
                .errorDecoder(new ErrorResponseDecoder(json));
    }
}
