package io.github.llamabatches.testing;

import io.github.llamabatches.runtime.JsonCodec;
import io.github.llamabatches.runtime.JsonLibrary;
import org.jspecify.annotations.Nullable;

/**
 * Writes generated records as JSON, so that responses contain fields added to the specification without a change here.
 *
 * <p>All servers share one codec, because creating one is slow.
 */
final class FakeJson {

    private static final JsonCodec CODEC = JsonLibrary.present().codec();

    private FakeJson() {}

    static String write(@Nullable Object value) {
        return CODEC.writeText(value);
    }
}
