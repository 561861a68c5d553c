package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llamabatches.runtime.Notes.Side;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A listed value that was read before is found by its characters, and must not hide any other value. */
@Tag("json")
@ParameterizedClass
@MethodSource("io.github.llamabatches.runtime.TestedLibraries#all")
class ListedValuesTest {

    @Parameter
    JsonLibrary json;

    @ParameterizedTest
    @ValueSource(strings = {"LEFS", "XEFT", "LEF", "LEFTT", "EFT", "left", ""})
    void similarValueIsKept(String similar) throws Exception {
        JsonCodec codec = json.codec();

        for (int i = 0; i < 3; i++) {
            assertThat(codec.read("\"LEFT\"", Side.class)).isSameAs(Side.LEFT);
            assertThat(codec.read("\"" + similar + "\"", Side.class).value()).isEqualTo(similar);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LEFS", "LEF", ""})
    void unlistedValueIsRejectedEachTime(String unlisted) throws Exception {
        JsonCodec codec = json.codec(true);

        for (int i = 0; i < 3; i++) {
            assertThat(codec.read("\"LEFT\"", Side.class)).isSameAs(Side.LEFT);
            assertThatThrownBy(() -> codec.read("\"" + unlisted + "\"", Side.class))
                    .isInstanceOf(UnreadableJsonException.class)
                    .hasMessageContaining("not a listed value");
        }
    }
}
