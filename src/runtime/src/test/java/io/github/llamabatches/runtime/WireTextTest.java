package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llamabatches.runtime.Notes.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the types that keep the text on the wire. */
class WireTextTest {

    /** Another enum with the same text. */
    private static final class Edge extends OpenEnum<String> {

        private static final long serialVersionUID = 1L;

        Edge(String value) {
            super(value);
        }

        @Override
        public boolean isKnown() {
            return false;
        }

        static Edge known(Edge edge, List<Edge> listed) {
            return requireKnown(edge, listed);
        }
    }

    private static final class Listed extends OpenEnum<String> {

        private static final long serialVersionUID = 1L;

        Listed(String value) {
            super(value);
        }

        @Override
        public boolean isKnown() {
            return true;
        }

        static Listed known(Listed value) {
            return requireKnown(value, List.of(value));
        }
    }

    @Test
    void base64TextIsKeptExactly() {
        Base64Text text = Base64Text.of("AAH/");

        assertThat(text.bytes()).containsExactly(0, 1, -1);
        assertThat(text).hasToString("AAH/");
        assertThat(Base64Text.of(new byte[] {0, 1, -1}))
                .isEqualTo(text)
                .hasSameHashCodeAs(text)
                .hasToString("AAH/");
        assertThat(text).isNotEqualTo(Base64Text.of("AAH=")).isNotEqualTo("AAH/");
        assertThat(text.hashCode()).isNotZero();
        assertThatThrownBy(() -> Base64Text.of("?").bytes()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void enumValuesAreEqualIfClassAndTextAre() {
        assertThat(Side.of("TOP")).isEqualTo(Side.of("TOP")).hasSameHashCodeAs(Side.of("TOP"));
        assertThat(Side.of("TOP"))
                .isNotEqualTo(Side.LEFT)
                .isNotEqualTo(new Edge("TOP"))
                .isNotEqualTo(null);
        assertThat(Side.of("TOP").hashCode()).isNotZero();
        assertThat(Side.of("TOP").value()).isEqualTo("TOP");
        assertThat(Side.of("TOP")).hasToString("TOP");
    }

    @Test
    void messageForAnUnlistedValueHasTheListedOnes() {
        Listed listed = new Listed("TOP");

        assertThat(Listed.known(listed)).isSameAs(listed);
        assertThatThrownBy(() -> Edge.known(new Edge("TOP"), List.of(new Edge("LEFT"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown Edge \"TOP\"; known are [LEFT]");
    }
}
