package io.github.llamabatches.runtime;

import feign.Feign;

/**
 * Configures Feign for a generated client:
 *
 * <pre>{@code
 * ThingsApi api = FeignRecords.configure(Feign.builder()).target(ThingsApi.class, baseUrl);
 * }</pre>
 *
 * <p>A request that gets no answer, or an error with {@code Retry-After}, is sent up to five times, as Feign's own
 * retryer does, but only if its method is idempotent (RFC 9110, section 9.2.2): never a POST or a PATCH. An error of
 * the server is an {@link ErrorResponseException}, whether or not it was retried.
 */
public final class FeignRecords {

    private FeignRecords() {}

    /**
     * Sets the encoder, the decoder, which closes the answers, the error decoder and the retryer of a builder, with the
     * JSON library that is there. Unknown values of open enums are kept.
     *
     * @param feign the builder to change
     * @return the builder that was given
     * @throws IllegalStateException if neither Jackson 2 nor Jackson 3 is there
     */
    public static Feign.Builder configure(Feign.Builder feign) {
        return configure(feign, JsonLibrary.present().codec());
    }

    /**
     * Sets the encoder, the decoder, the error decoder and the retryer of a builder.
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
        return feign.encoder(new BodyEncoder(json))
                .decoder(new StrictDecoder(json))
                .doNotCloseAfterDecode()
                .errorDecoder(new ErrorResponseDecoder(json))
                .retryer(new SafeRetryer());
    }
}
