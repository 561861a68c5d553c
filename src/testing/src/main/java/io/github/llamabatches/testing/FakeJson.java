package io.github.llamabatches.testing;

import io.github.llamabatches.runtime.JsonCodec;
import io.github.llamabatches.runtime.JsonLibrary;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as the generated records say, so that a field which is added to the specification is answered too.
 *
 * <p>One codec for all servers: making one is slow.
 */
final class FakeJson {

    private static final JsonCodec CODEC = JsonLibrary.present().codec();

    private FakeJson() {}

    static String write(@Nullable Object value) {
        return CODEC.writeText(value);
    }
}
