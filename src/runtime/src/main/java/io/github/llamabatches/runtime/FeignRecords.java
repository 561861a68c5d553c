package io.github.llamabatches.runtime;

import feign.Feign;

/**
 * Configures Feign for a generated client:
 *
 * <pre>{@code
 * ThingsApi api = FeignRecords.configure(Feign.builder()).target(ThingsApi.class, baseUrl);
 * }</pre>
 *
 * <p>A request that fails without a response, or with a {@code Retry-After}, is sent up to five times by Feign's
 * retryer, but only if its method is idempotent (RFC 9110, section 9.2.2): never a POST or a PATCH. An error of the
 * server is reported as an {@link ErrorResponseException}, whether or not the request was retried.
 */
public final class FeignRecords {

    private FeignRecords() {}

    /**
     * Sets the encoder, the decoder, the error decoder and the retryer of a builder, with the JSON library on the class
     * path. The decoder closes the responses, and keeps unknown values of open enums.
     *
     * @param feign the builder to change
     * @return the given builder
     * @throws IllegalStateException if neither Jackson 2 nor Jackson 3 is on the class path
     */
    public static Feign.Builder configure(Feign.Builder feign) {
        return configure(feign, JsonLibrary.present().codec());
    }

    /**
     * Sets the encoder, the decoder, the error decoder and the retryer of a builder.
     *
     * @param feign the builder to change
     * @param jsonLibrary the library to read and write JSON with
     * @param failOnUnknownEnumValues whether an unknown value of an open enum makes a response unreadable
     * @return the given builder
     * @throws IllegalStateException if the library isn't on the class path
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
