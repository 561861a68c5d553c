package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("spec")
class SpecPlacesTest {

    private static final String DOCUMENT = """
        paths:
          /a:
            get:
              parameters:
                - {$ref: '#/components/parameters/Q'}
                - {$ref: 'other.yaml#/Q'}
                - &p {name: p, schema: {type: string}}
                - *p
          /b: {$ref: '#/paths/~1a'}
        components:
          parameters:
            Q:
              name: q
              schema: {enum: [a, 1, true, '2', null]}
            Circle: {$ref: '#/components/parameters/Circle'}
          headers:
            H: {$ref: './files/Thing.yaml'}
          schemas:
            Lent: &l {on: 1, two: 2}
            One: {<<: *l, three: 3}
            Both: {<<: [{four: 4}, *l]}
        """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ``                                      | 1:1   | ``
        /paths/~1a/get                          | 3:5   | /paths/~1a/get
        /paths/~1a/get/parameters/0             | 5:11  | /paths/~1a/get/parameters/0
        /paths/~1a/get/parameters/0/name        | 13:7  | /components/parameters/Q/name
        /paths/~1b/get/parameters/0/schema/enum | 14:16 | /components/parameters/Q/schema/enum
        /paths/~1a/get/parameters/1/schema/enum | 6:12  | /paths/~1a/get/parameters/1/$ref
        /paths/~1a/get/parameters/3/schema/type | 7:33  | /paths/~1a/get/parameters/3/schema/type
        /paths/~1a/get/parameters/9/schema      | 4:7   | /paths/~1a/get/parameters/9/schema
        /paths/~1a/post/summary                 | 2:3   | /paths/~1a/post/summary
        /components/schemas/Thing/oneOf         | 17:9  | /components/headers/H/$ref
        /components/schemas/Q/oneOf             | 6:12  | /paths/~1a/get/parameters/1/$ref
        /components/schemas/Unknown/oneOf       | 6:12  | /paths/~1a/get/parameters/1/$ref
        /components/schemas                     | 18:3  | /components/schemas
        /components/schemas/One/two             | 19:22 | /components/schemas/One/two
        /components/schemas/Both/four           | 21:18 | /components/schemas/Both/four
        /components/schemas/Both/two            | 19:22 | /components/schemas/Both/two
        /components/parameters/Q/schema/type    | 14:7  | /components/parameters/Q/schema/type
        /components/parameters/Circle/name      | 15:14 | /components/parameters/Circle/$ref
        """)
    void aFindingIsAtThePlaceWhereTheThingIsWritten(String pointer, String position, String written)
            throws IOException {
        Path file = Files.writeString(folder.resolve("spec.yaml"), DOCUMENT);

        assertThat(SpecPlaces.of(file.toString()).finding("supported-enum", pointer, "Wrong.", "Mend it."))
                .isEqualTo(Report.path(file) + ":" + position + ": error [supported-enum] Wrong."
                        + (written.isEmpty() ? "" : "\n    at " + written) + "\n    mend: Mend it.");
    }

    @Test
    void aUrlOfAFileIsThatFileAndAMarkBeforeItsTextIsNoColumn() throws IOException {
        Path file = Files.writeString(folder.resolve("a b.yaml"), "\ufeff" + DOCUMENT);

        assertThat(SpecPlaces.of(file.toUri().toString()).finding("supported-enum", "/paths", "Wrong.", "Mend it."))
                .startsWith(Report.path(file) + ":1:1: error ");
    }

    @Test
    void whatIsNoReadableFileHasPointersAlone() throws IOException {
        String empty = Files.writeString(folder.resolve("empty.yaml"), "").toString();
        String broken = Files.writeString(folder.resolve("broken.yaml"), "a: [").toString();
        String latin = Files.write(folder.resolve("latin.yaml"), "a: \u00e4".getBytes(StandardCharsets.ISO_8859_1))
                .toString();

        for (String location :
                new String[] {"https://localhost/spec.yaml", "file:%", "no\0file", "none.yaml", broken, latin}) {
            SpecPlaces places = SpecPlaces.of(location);
            assertThat(places.text("/paths")).isNull();
            assertThat(places.size("/paths")).isZero();
            assertThat(places.names("/paths")).isEmpty();
            assertThat(places.finding("supported-enum", "/paths", "Wrong.", "Mend it."))
                    .isEqualTo(TextReport.printable(location)
                            + ": error [supported-enum] Wrong.\n    at /paths\n    mend: Mend it.");
        }
        assertThat(SpecPlaces.of(empty).finding("supported-enum", "/paths", "Wrong.", "Mend it."))
                .startsWith(Report.path(Path.of(empty)) + ": error ");
    }

    @Test
    void onlyTextsAreTextsAndOnlyListsHaveASize() throws IOException {
        SpecPlaces places = SpecPlaces.of(
                Files.writeString(folder.resolve("spec.yaml"), DOCUMENT).toString());
        String values = "/paths/~1a/get/parameters/0/schema/enum";

        assertThat(places.size(values)).isEqualTo(5);
        assertThat(places.text(values + "/0")).isEqualTo("a");
        assertThat(places.text(values + "/1")).isNull();
        assertThat(places.text(values + "/2")).isNull();
        assertThat(places.text(values + "/3")).isEqualTo("2");
        assertThat(places.text(values + "/4")).isNull();
        assertThat(places.text(values + "/5")).isNull();
        assertThat(places.text(values)).isNull();
        assertThat(places.text("/paths/~1a/get/parameters/1/name")).isNull();
        assertThat(places.size("/paths")).isZero();
        assertThat(places.size("/none")).isZero();
        assertThat(places.names("/components/schemas/Lent")).containsExactly("on", "two");
        assertThat(places.names("/components/schemas/One")).containsExactly("three");
        assertThat(places.names(values)).isEmpty();
        assertThat(places.names("/none")).isEmpty();
    }

    @Test
    void noTextOfADocumentBreaksALineOrReachesTheTerminal() {
        assertThat(SpecPlaces.of("a\u001b.yaml").finding("supported-enum", "/a\nb", "A\u001b[1m.", "Mend\u2028it."))
                .isEqualTo(
                        "a\\u001b.yaml: error [supported-enum] A\\u001b[1m.\n    at /a\\u000ab\n    mend: Mend\\u2028it.");
    }

    @Test
    void thereMustBeSuchARule() {
        assertThatThrownBy(() -> SpecPlaces.of("spec.yaml").finding("no-rule", "", "Wrong.", "Mend it."))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
