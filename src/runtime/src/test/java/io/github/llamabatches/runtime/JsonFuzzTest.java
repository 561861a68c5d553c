package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.runtime.Notes.Note;
import io.github.llamabatches.runtime.Parcels.Parcel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Random values and random damage with a fixed seed, for both libraries. */
@Tag("json")
@Tag("slow")
@ParameterizedClass
@MethodSource("io.github.llamabatches.runtime.TestedLibraries#all")
class JsonFuzzTest {

    @Parameter
    JsonLibrary json;

    private JsonCodec codec;

    @BeforeEach
    void make() {
        codec = json.codec();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bothLibrariesWriteTheSameJsonAndReadItBack(long seed) throws Exception {
        RandomParcels random = new RandomParcels(seed);
        JsonCodec other = JsonLibrary.JACKSON_2.codec();
        for (int i = 0; i < 300; i++) {
            Parcel parcel = random.parcel(3);
            byte[] written = codec.write(parcel, Parcel.class);

            assertThat(written)
                    .asString()
                    .isEqualTo(new String(other.write(parcel, Parcel.class), StandardCharsets.UTF_8));
            assertThat(codec.read(written, written.length, Parcel.class)).isEqualTo(parcel);
            assertThat(codec.readUntyped(new String(written, StandardCharsets.UTF_8)))
                    .isInstanceOf(Map.class);
        }
    }

    /** Parses bytes from a server, not the output of this codec. */
    @ParameterizedTest
    @Timeout(60)
    @ValueSource(longs = {4, 5})
    void bothLibrariesAgreeOnDamagedNotes(long seed) {
        Random damage = new Random(seed);
        RandomParcels random = new RandomParcels(seed);
        JsonCodec other = JsonLibrary.JACKSON_2.codec();
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] body = codec.write(random.note(2), Note.class);
            int at = damage.nextInt(body.length);
            int length = Math.min(body.length - at, 1 + damage.nextInt(12));
            byte[] part = Arrays.copyOfRange(body, at, at + length);
            System.arraycopy(part, 0, body, damage.nextInt(body.length - length + 1), length);

            Object read = readOrWords(codec, body);
            Object byOther = readOrWords(other, body);
            assertThat(read instanceof Note)
                    .as(new String(body, StandardCharsets.UTF_8))
                    .isEqualTo(byOther instanceof Note);
            if (read instanceof Note) {
                assertThat(read).isEqualTo(byOther);
            } else {
                assertThat((String) read).hasSizeLessThan(800);
                refused++;
            }
        }
        assertThat(refused).isBetween(1000, 2999);
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void listItemsAreLocatedToTheByte(long seed) throws Exception {
        Random choice = new Random(seed);
        RandomParcels random = new RandomParcels(seed);
        List<String> blanks = List.of("", " ", "\n", "\t ", "\r\n");
        List<String> scalars = List.of("null", "true", "-0", "12.5e-3", "\"\"", "\"\\\" ] , } é 😀\"", "[]", "{ }");
        for (int i = 0; i < 300; i++) {
            List<String> items = new ArrayList<>();
            StringBuilder list = new StringBuilder("[");
            for (int left = choice.nextInt(5); left > 0; left--) {
                items.add(
                        choice.nextBoolean()
                                ? scalars.get(choice.nextInt(scalars.size()))
                                : codec.writeText(random.note(2)));
                String blank = blanks.get(choice.nextInt(blanks.size()));
                list.append(items.size() > 1 ? "," : "").append(blank).append(items.get(items.size() - 1));
                list.append(blanks.get(choice.nextInt(blanks.size())));
            }
            String other = codec.writeText(random.note(1));
            String document = (choice.nextBoolean() ? "\uFEFF" : "") + "{\"a\":" + other + ",\"in\\u0020it\" : " + list
                    + "],\"b\":{\"in it\":[1]}}";
            byte[] body = document.getBytes(StandardCharsets.UTF_8);

            assertThat(codec.items(body, body.length, "in it"))
                    .as(document)
                    .extracting(item -> StandardCharsets.UTF_8.decode(item).toString())
                    .isEqualTo(items);
        }
    }

    private static Object readOrWords(JsonCodec codec, byte[] body) {
        try {
            return codec.read(body, body.length, Note.class);
        } catch (UnreadableJsonException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
