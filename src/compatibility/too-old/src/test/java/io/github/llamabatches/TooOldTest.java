package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Feign;
import io.github.llamabatches.runtime.JsonLibrary;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks that a client can't be built with a library that is too old, and that the message names the library. */
@Tag("json")
class TooOldTest {

    @Test
    void oldFeignIsRejectedWithItsVersion() {
        assertThatThrownBy(() -> BatchesClient.builder().apiKey("llx-1").build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("feign-core-12.5.jar is too old")
                .hasMessageContaining("13.6");
        assertThatThrownBy(() -> BatchesFeign.configure(Feign.builder(), BatchesFeign.client(() -> "llx-1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("feign-core-12.5.jar is too old");
    }

    @Test
    void oldJacksonIsRejectedWithItsVersion() {
        assertThatThrownBy(JsonLibrary.JACKSON_2::codec)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("jackson-core 2.14.3 is too old")
                .hasMessageContaining("2.15");
    }
}
