package io.github.llamabatches.runtime;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.codec.Decoder;
import io.github.llamabatches.model.BatchPage;
import java.io.InputStream;

/** Decoders without safeguards, to measure the cost of these. In this package for access to internals. */
public final class WithoutSafeguards {

    private WithoutSafeguards() {}

    /**
     * Reads the models from bytes, with a mapper that has only the runtime's deserializers of times and open enums.
     *
     * @return the decoder
     */
    public static Decoder decoderOfBytes() {
        ObjectReader reader = JsonMapper.builder()
                .addModule(Jackson2WireTypes.module(false))
                .build()
                .readerFor(BatchPage.class);
        return (response, type) -> {
            try (InputStream body = response.body().asInputStream()) {
                return reader.readValue(body.readAllBytes());
            }
        };
    }

    /**
     * Checks whether a body is UTF-8, like the runtime's decoder.
     *
     * @param body the body
     * @return whether it is UTF-8
     */
    public static boolean isUtf8(byte[] body) {
        return Utf8.isValid(body, body.length);
    }
}
