package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llamabatches.internal.call.BaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class BaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "api.cloud.eu.llamaindex.ai, https://api.cloud.eu.llamaindex.ai",
        "' https://api.cloud.llamaindex.ai/ ', https://api.cloud.llamaindex.ai",
        "HTTPS://proxy.example:8443/llama//, https://proxy.example:8443/llama",
        "http://localhost:8080, http://localhost:8080",
        "http://127.0.0.1, http://127.0.0.1",
        "http://[::1]:9/x, http://[::1]:9/x",
        "http://[0:0:0:0:0:0:0:1], http://[0:0:0:0:0:0:0:1]",
        "https://api.example:65535, https://api.example:65535",
        "https://[2001:db8::1], https://[2001:db8::1]",
        "https://llama_proxy, https://llama_proxy",
        "my_service:8080/x_y/, https://my_service:8080/x_y",
        "https://_dmarc.a-_b.example., https://_dmarc.a-_b.example.",
        "https://llama.1.0k9x2c, https://llama.1.0k9x2c",
        "https://My_Service.2, https://My_Service.2",
        "https://4711:81, https://4711:81",
        "https://ends-with-, https://ends-with-",
        "https://api.example:, https://api.example:"
    })
    void baseUrlIsNormalized(String text, String expected) {
        assertThat(BaseUrl.parse(text, false)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "' ', is empty",
        "https://, is not a URL",
        "https:///path, host is missing",
        "a b, is not a URL",
        "https:/api.example, two slashes",
        "HTTP:api.example, two slashes",
        "host/x?u=http://y, no scheme",
        "/a://b, no scheme",
        "ftp://api.example, neither https nor http",
        "http://api.example, write https://",
        "http://127.0.0.1.evil.example, write https://",
        "http://[2001:db8::1], write https://",
        "http://localhost.evil.example, write https://",
        "https://user:pass@api.example, apiKey",
        "https://user:pass@my_host, apiKey",
        "https://mü_host, characters other than letters",
        "https://my%5Fhost, characters other than letters",
        "https://my~host, characters other than letters",
        "https://-host, characters other than letters",
        "https://a..b, characters other than letters",
        "https://.a, characters other than letters",
        "https://:80, host is missing",
        "https://1.2.3, host is missing",
        "https://256.1.1.1, host is missing",
        "https://my host, is not a URL",
        "https://my_host:x, host is missing",
        "https://[my_host], is not a URL",
        "http://my_host, write https://",
        "http://127.0.0.1_, write https://",
        "http://0127.0.0.1, write https://",
        "http://127.0.0.0127, write https://",
        "http://localhost_, write https://",
        "https://my_host:0, port",
        "https://my_host:65536, port",
        "https://my_host:99999999999999999999, port",
        "https://my_host?x=1, query",
        "https://my_host#x, fragment",
        "https://api.example:0, port",
        "https://api.example:65536, port",
        "https://api.example?x=1, query",
        "https://api.example#x, fragment"
    })
    void invalidBaseUrlIsRejectedWithoutBeingQuoted(String text, String expected) {
        assertThatThrownBy(() -> BaseUrl.parse(text, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expected)
                .hasMessageContaining("https://api.cloud.llamaindex.ai")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("pass@"));
    }

    @Test
    void plainHttpMustBeAllowed() {
        assertThat(BaseUrl.parse("http://api.example", true)).isEqualTo("http://api.example");
        assertThat(BaseUrl.parse("http://my_service:8080", true)).isEqualTo("http://my_service:8080");
    }

    @Test
    void hostWithAnUnderscoreIsNotLoopback() {
        assertThatThrownBy(() -> BaseUrl.requireConfidential("http://my_service:8080/x"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void regionsAreServersOfTheSpecification() throws IOException {
        String text = Files.readString(Path.of(System.getProperty("project.root"), "openapi", "batches.yaml"));
        Map<?, ?> specification = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);

        assertThat((List<?>) specification.get("servers"))
                .as("the servers in openapi/batches.yaml; if they have changed, change Region too")
                .extracting(server -> String.valueOf(((Map<?, ?>) server).get("url")))
                .containsAll(Arrays.stream(Region.values()).map(Region::baseUrl).toList());
    }

    @Test
    void builderRejectsAnInvalidBaseUrl() {
        assertThatThrownBy(() -> BatchesClient.builder()
                        .apiKey("key")
                        .baseUrl("http://api.example")
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
