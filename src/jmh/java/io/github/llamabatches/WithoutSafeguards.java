package io.github.llamabatches;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.Client;
import feign.Response;
import feign.codec.Decoder;
import io.github.llamabatches.model.BatchPage;
import java.io.InputStream;

/** Parts of a client without what makes this one safe, to see what that costs. Here, because it needs internals. */
public final class WithoutSafeguards {

    private WithoutSafeguards() {}

    /**
     * Reads the models out of a stream, with a mapper that has only our way to read times and open enums.
     *
     * @return the decoder
     */
    public static Decoder decoder() {
        ObjectReader reader = reader();
        return (response, type) -> {
            try (InputStream body = response.body().asInputStream()) {
                return reader.readValue(body);
            }
        };
    }

    /**
     * Reads the models likewise, but has the whole body in memory first, like our own decoder.
     *
     * @return the decoder
     */
    public static Decoder decoderOfBytes() {
        ObjectReader reader = reader();
        return (response, type) -> {
            try (InputStream body = response.body().asInputStream()) {
                return reader.readValue(body.readAllBytes());
            }
        };
    }

    private static ObjectReader reader() {
        return JsonMapper.builder()
                .addModule(new Jackson2WireTypes(false))
                .build()
                .readerFor(BatchPage.class);
    }

    /**
     * Hands up bodies that have been read in full, and does nothing else.
     *
     * @param client what sends
     * @return a client for Feign
     */
    public static Client buffering(Client client) {
        return (request, options) -> {
            try (Response response = client.execute(request, options)) {
                byte[] body = response.body().asInputStream().readAllBytes();
                return response.toBuilder().body(body).build();
            }
        };
    }
}
