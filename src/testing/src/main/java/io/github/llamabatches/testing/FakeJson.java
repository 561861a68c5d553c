package io.github.llamabatches.testing;

import io.github.llamabatches.runtime.JsonCodec;
import io.github.llamabatches.runtime.JsonLibrary;
import io.github.llamabatches.runtime.UnreadableJsonException;
import org.jspecify.annotations.Nullable;

/**
 * Writes generated records as JSON, so that responses contain fields added to the specification without a change here.
 *
 * <p>All servers share one codec, because creating one is slow.
 */
final class FakeJson {

    private static final JsonCodec CODEC = JsonLibrary.present().codec();

    private FakeJson() {}

    static @Nullable Object read(String json) {
        try {
            return CODEC.readUntyped(json);
        } catch (UnreadableJsonException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    static String write(@Nullable Object value) {
        return CODEC.writeText(value);
    }
}
