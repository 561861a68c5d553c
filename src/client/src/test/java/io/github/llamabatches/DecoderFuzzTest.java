package io.github.llamabatches;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.runtime.JsonCodec;
import io.github.llamabatches.runtime.JsonLibrary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged pages, and pages in equivalent JSON, from a random generator with a fixed seed. */
@Timeout(120)
@Tag("json")
@ParameterizedClass
@MethodSource("io.github.llamabatches.Pages#jsonLibraries")
class DecoderFuzzTest {

    @Parameter
    JsonLibrary json;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int DAMAGED = 20_000;
    private static final int REWRITTEN = 2_000;

    @Tag("fuzz")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedPageIsAPageOrATypedError(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] whole = MAPPER.writeValueAsBytes(page());
        int refused = 0;
        for (int i = 0; i < DAMAGED; i++) {
            byte[] damaged = whole;
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                damaged = damage(damaged, random);
            }
            try {
                assertThat(Pages.decode(json, damaged).items()).doesNotContainNull();
            } catch (MalformedResponseException e) {
                assertThat(e.getMessage()).hasSizeLessThan(1000);
                refused++;
            }
        }
        // Much of the damage changes strings to other valid strings.
        assertThat(refused).isBetween(DAMAGED / 2, DAMAGED - 1);
    }

    @Tag("fuzz")
    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void bothLibrariesAcceptAndRejectTheSamePages(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] whole = MAPPER.writeValueAsBytes(page());
        for (int i = 0; i < DAMAGED; i++) {
            byte[] damaged = damage(whole, random);
            assertThat(read(json, damaged))
                    .as(new String(damaged, StandardCharsets.UTF_8))
                    .isEqualTo(read(JsonLibrary.JACKSON_2, damaged));
        }
    }

    private static Optional<BatchPage> read(JsonLibrary library, byte[] body) throws IOException {
        try {
            return Optional.of(Pages.decode(library, body));
        } catch (MalformedResponseException e) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void equivalentJsonIsTheSamePage(long seed) throws IOException {
        Random random = new Random(seed);
        JsonNode page = page();
        JsonNode outline = Pages.outline();
        JsonCodec codec = json.codec();
        JsonNode expected = known(Pages.decode(json, MAPPER.writeValueAsBytes(page)), codec);
        for (int i = 0; i < REWRITTEN; i++) {
            String rewritten = RandomJson.write(page, outline, random);

            assertThat(known(Pages.decode(json, rewritten.getBytes(StandardCharsets.UTF_8)), codec))
                    .as(rewritten)
                    .isEqualTo(expected);
        }
    }

    /** Removes the fields that {@link RandomJson} adds. */
    private static JsonNode known(BatchPage page, JsonCodec codec) throws IOException {
        JsonNode written = MAPPER.readTree(codec.writeText(page));
        removeUnknown(written);
        return written;
    }

    private static void removeUnknown(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            names.removeIf(name -> !name.startsWith("unknown"));
            object.remove(names);
        }
        node.forEach(DecoderFuzzTest::removeUnknown);
    }

    private static byte[] damage(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(12));
        byte[] head = Arrays.copyOf(bytes, from);
        byte[] part = Arrays.copyOfRange(bytes, from, to);
        byte[] tail = Arrays.copyOfRange(bytes, to, bytes.length);
        switch (random.nextInt(6)) {
            case 0:
                return head.length == 0 ? part : head;
            case 1:
                return concat(head, tail, new byte[] {' '});
            case 2:
                return concat(head, part, part, tail);
            case 3:
                random.nextBytes(part);
                return concat(head, part, tail);
            case 4:
                part[0] ^= (byte) (1 << random.nextInt(8));
                return concat(head, part, tail);
            default:
                int other = random.nextInt(bytes.length);
                byte[] elsewhere = Arrays.copyOfRange(bytes, other, Math.min(bytes.length, other + part.length));
                return concat(head, elsewhere, tail);
        }
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** The example, and a batch with fewer and different fields. */
    private static JsonNode page() throws IOException {
        ObjectNode other = (ObjectNode) MAPPER.readTree(Pages.batch("bat-\u00e9\ud83d\ude00"));
        other.put("status", "On Hold").putNull("results").put("created_at", "2026-01-01T00:00:00+02:00");
        ObjectNode page = Pages.example();
        page.withArray("items").add(other);
        return page;
    }
}
