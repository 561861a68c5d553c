package io.github.llamabatches.runtime;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.codec.Decoder;
import io.github.llamabatches.model.BatchPage;
import java.io.InputStream;

/** Decoders without what makes this client's safe, to see what that costs. Here, because it needs internals. */
public final class WithoutSafeguards {

    private WithoutSafeguards() {}

    /**
     * Reads the models out of bytes, with a mapper that has only our way to read times and open enums.
     *
     * @return the decoder
     */
    public static Decoder decoderOfBytes() {
        ObjectReader reader = JsonMapper.builder()
                .addModule(new Jackson2WireTypes(false))
                .build()
                .readerFor(BatchPage.class);
        return (response, type) -> {
            try (InputStream body = response.body().asInputStream()) {
                return reader.readValue(body.readAllBytes());
            }
        };
    }

    /**
     * Looks whether a body is UTF-8, as our own decoder does first.
     *
     * @param body the body
     * @return whether it is
     */
    public static boolean isUtf8(byte[] body) {
        return Utf8.isValid(body, body.length);
    }
}
