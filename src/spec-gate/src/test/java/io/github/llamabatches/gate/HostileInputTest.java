package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.github.llamabatches.gate.internal.linting.ExampleCheck;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reporting.TextReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that no input causes an exception, an endless run, or a clean result for a broken document. */
@Tag("spec")
@Timeout(180)
class HostileInputTest {

    @Test
    void randomBytesAreNeverClean() {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);

            assertThat(Specs.check(bytes)).as(Arrays.toString(bytes)).isNotEmpty();
        }
    }

    @Test
    void randomYamlIsNeverClean() {
        Random random = new Random(2);
        String alphabet = "abc:-\n  [{]}&*!|>'\"%@`,?#\t0y";
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }

            assertThat(Specs.check(text.toString())).as(text.toString()).isNotEmpty();
        }
    }

    /** A cut within the last sentence results in a shorter sentence, so all cuts are before it. */
    @Test
    void truncatedFileIsNeverClean() {
        String text = Specs.TEXT;
        int last = text.indexOf("components:");
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            String cut = text.substring(0, random.nextInt(last));

            assertThat(Specs.check(cut)).as(cut).isNotEmpty();
        }
    }

    @Test
    void anyElementCanHaveOtherTypeOrBeMissing() {
        SpecDocument document = SpecDocument.parse(Specs.FILE, Specs.TEXT);
        List<String> values =
                List.of("null", "3", "\"text\"", "[]", "{}", "[[null]]", "{\"$ref\":3}", "{\"$ref\":\"#/x\"}");
        Random random = new Random(4);
        for (int i = 0; i < 150; i++) {
            ObjectNode root = document.json().deepCopy();
            List<ObjectNode> objects = root.findParents("description").stream()
                    .map(ObjectNode.class::cast)
                    .toList();
            ObjectNode object = objects.get(random.nextInt(objects.size()));
            List<String> keys = object.properties().stream()
                    .map(java.util.Map.Entry::getKey)
                    .toList();
            String key = keys.get(random.nextInt(keys.size()));
            String value = values.get(random.nextInt(values.size()));
            String text = root.toString();
            object.putRawValue(key, new com.fasterxml.jackson.databind.util.RawValue(value));

            // Some edits are valid, so only the end of the check is tested.
            assertThat(Specs.check(root.toString())).as("%s: %s", key, value).isNotNull();
            assertThat(text).isNotEqualTo(root.toString());
        }
    }

    @Test
    void exampleOfInfiniteSchemaIsNotClean() {
        for (String loop : List.of(
                "$ref: \"#/components/schemas/JobType\"", "allOf:\n        - $ref: \"#/components/schemas/JobType\"")) {
            String text = Specs.with("    JobType:\n      type: string", "    JobType:\n      " + loop);

            assertThat(Specs.check(text)).as(loop).extracting(Finding::rule).contains(Rule.of("reference-target"));
            assertThat(ExampleCheck.check(Specs.parse(text), List.of()))
                    .as(loop)
                    .extracting(Finding::rule)
                    .contains(Rule.of("example-unchecked"));
        }
    }

    @Test
    void hugeScalarsAndNumbersAreHandled() {
        assertThat(Specs.check(Specs.with("List batches", "x".repeat(3_000_000))))
                .isEmpty();
        assertThat(Specs.check(Specs.with("total_size: 0", "total_size: " + "9".repeat(1_000_000))))
                .extracting(Finding::rule)
                .containsExactly(Rule.of("unquoted-number"));
        assertThat(Specs.check("a".repeat(9_000_000))).isNotEmpty();
    }

    @Test
    void documentWithManyMistakesIsHandled() {
        StringBuilder text = new StringBuilder(Specs.TEXT);
        for (int i = 0; i < 20_000; i++) {
            text.append("    S").append(i).append(":\n      type: strng\n");
        }

        assertThat(Specs.check(text.toString())).hasSizeGreaterThan(100);
    }

    @Test
    void externalReferencesAreNeverFollowed() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://localhost:" + server.getAddress().getPort() + "/spec.yaml#/X";
            for (String text : List.of(
                    Specs.with("#/components/schemas/BatchPage\"", url + "\""),
                    Specs.with("    get:\n", "    $ref: \"" + url + "\"\n    get:\n"),
                    Specs.with("- name: status\n", "- $ref: \"" + url + "\"\n        - name: status\n"),
                    Specs.with(
                            "    JobType:\n",
                            "    JobType:\n      discriminator:\n        propertyName: a\n        mapping:\n          b: \""
                                    + url + "\"\n"))) {
                assertThat(Specs.check(text)).extracting(Finding::rule).contains(Rule.of("external-reference"));
            }
        } finally {
            server.stop(0);
        }
        assertThat(requests).hasValue(0);
    }

    @Test
    void controlCharactersDoNotReachTheReport() {
        String text = Specs.with("operationId: listBatches", "\"\\e[31m\\nfoo\": 1\n      operationId: listBatches");

        String report = TextReport.of(Specs.FILE, Specs.check(text.getBytes(StandardCharsets.UTF_8)));

        assertThat(report).contains("[31m").doesNotContain("\u001b", "\nfoo");
    }
}
