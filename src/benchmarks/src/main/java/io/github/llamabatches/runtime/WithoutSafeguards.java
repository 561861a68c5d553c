package io.github.llamabatches.runtime;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import feign.codec.Decoder;
import io.github.llamabatches.model.BatchPage;
import java.io.InputStream;

/** Decoders without what makes this client's safe, to see what that costs. Here, because it needs internals. */
public final class WithoutSafeguards {

    private WithoutSafeguards() {}

    /**
     * Reads the models out of bytes, with a mapper that has only our way to read records, times and open enums.
     *
     * @return the decoder
     */
    public static Decoder decoderOfBytes() {
        return decoderOfBytes(JsonMapper.builder()
                .addModule(new Jackson2WireTypes(false))
                .build()
                .readerFor(BatchPage.class));
    }

    /**
     * Reads the models out of bytes, with a mapper that has only our way to read times and open enums.
     *
     * @return the decoder
     */
    public static Decoder decoderWithJacksonsRecords() {
        // Modifiers are asked in the opposite order of their modules.
        SimpleModule jacksonsRecords = new SimpleModule("records");
        jacksonsRecords.setDeserializerModifier(new JacksonsRecords());
        return decoderOfBytes(JsonMapper.builder()
                .addModule(jacksonsRecords)
                .addModule(new Jackson2WireTypes(false))
                .build()
                .readerFor(BatchPage.class));
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

    private static Decoder decoderOfBytes(ObjectReader reader) {
        return (response, type) -> {
            try (InputStream body = response.body().asInputStream()) {
                return reader.readValue(body.readAllBytes());
            }
        };
    }

    /** Takes our reader of records away from the one that it stands before. */
    private static final class JacksonsRecords extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
            return deserializer instanceof Jackson2RecordDeserializer ours ? ours.getDelegatee() : deserializer;
        }
    }
}
