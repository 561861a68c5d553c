package io.github.llamabatches.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Feign;
import feign.Request;
import feign.Response;
import feign.codec.DecodeException;
import io.github.llamabatches.runtime.Notes.Note;
import io.github.llamabatches.runtime.Notes.Place;
import io.github.llamabatches.runtime.Notes.Side;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests records with nullable optional fields, which Jackson reads through their builder. */
@Tag("json")
@ParameterizedClass
@MethodSource("io.github.llamabatches.runtime.TestedLibraries#all")
class NullableFieldsTest {

    private static final String LEAST = "{\"text_required\":\"t\",\"text_or_null\":null}";

    @Parameter
    JsonLibrary json;

    private Notes notes;
    private String body = "";

    @BeforeEach
    void connect() {
        notes = FeignRecords.configure(Feign.builder(), json, false)
                .client((request, options) -> response(request))
                .target(Notes.class, "http://localhost");
    }

    @Test
    void absentNullAndPresentAreDistinguished() {
        assertThat(read(LEAST))
                .isEqualTo(Note.builder().textRequired("t").textOrNull(null).build());
        assertThat(read(LEAST).sideOrNull()).isEqualTo(JsonNullable.absent());

        Note nulls = read("""
                {"text_required":"t","text_or_null":null,"side_or_null":null,"seen_at":null,"more":null,"replies":null}""");
        assertThat(nulls)
                .isEqualTo(Note.builder()
                        .textRequired("t")
                        .textOrNull(null)
                        .sideOrNull(null)
                        .seenAt(null)
                        .more(null)
                        .replies(null)
                        .build());
        assertThat(nulls.sideOrNull().isPresent()).isTrue();

        assertThat(read("""
                {"side_or_null":"LEFT","seen_at":"2026-01-01T00:00:00Z","more":{"a":[1]},"place":{"page_number":7},
                "replies":[%s],"text_or_null":"n","text_required":"t"}""".formatted(LEAST)))
                .isEqualTo(Note.builder()
                        .textRequired("t")
                        .textOrNull("n")
                        .sideOrNull(Side.LEFT)
                        .seenAt(Instant.parse("2026-01-01T00:00:00Z"))
                        .more(Map.of("a", List.of(1)))
                        .replies(List.of(read(LEAST)))
                        .place(new Place(7L, null))
                        .build());
    }

    @Test
    void unknownValueOfANullableFieldIsKept() {
        Side side = read(LEAST.replace("{", "{\"side_or_null\":\"TOP\","))
                .sideOrNull()
                .get();

        assertThat(side.value()).isEqualTo("TOP");
        assertThat(side.isKnown()).isFalse();
    }

    @Test
    void recordsHoldNullableFieldsDirectlyAndInLists() {
        answer("{\"first\":" + LEAST + ",\"items\":[" + LEAST + "," + LEAST + "]}");

        assertThat(notes.board().items()).hasSize(2).allMatch(read(LEAST)::equals);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"text_or_null":null}                                         | text_required
            {"text_required":"t"}                                         | text_or_null
            {"new":{"text_or_null":1},"text_required":"t"}                | text_or_null
            {"text_required":null,"text_or_null":null}                    | text_required
            {"replies":[{"text_or_null":"n"}],"text_required":"t"}        | replies[0].text_required
            {"text_or_null":"n","text_required":"t","place":{"page":1}}   | place.page_number
            """)
    void missingRequiredFieldIsReportedWithWireNameAndLocation(String note, String place) {
        assertThatRefused(note)
                .hasMessageContaining("Missing required field '" + place.replaceAll(".*[.]", "") + "'")
                .hasMessageContaining(" at $.items[1]." + place);
    }

    @Test
    void allMissingFieldsAreNamed() {
        assertThatRefused("{\"replies\":[{}],\"text_required\":\"t\"}")
                .hasMessageEndingWith(
                        "Missing required fields 'text_required', 'text_or_null' at $.items[1].replies[0]");
        answer("{}");
        assertThatThrownBy(() -> notes.note())
                .hasMessageContaining("Missing required fields 'text_required', 'text_or_null' at $");
        assertThatThrownBy(() -> notes.board()).hasMessageContaining("Missing required field 'items' at $.items");
        assertThatThrownBy(() -> Note.builder().build())
                .isInstanceOf(NullPointerException.class)
                .hasMessage("Note lacks the required fields 'text_required', 'text_or_null'");
        assertThatThrownBy(() -> Note.builder().textOrNull(null).build())
                .hasMessage("Note lacks the required field 'text_required'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"text_required":7,"text_or_null":null}                        | text_required
            {"text_required":"t","text_or_null":[]}                        | text_or_null
            {"text_required":"t","text_or_null":"n","side_or_null":1}      | side_or_null
            {"text_required":"t","text_or_null":"n","seen_at":"yesterday"} | seen_at
            {"text_required":"t","text_or_null":"n","more":{"a":null}}     | more
            {"text_required":"t","text_or_null":"n","replies":[null]}      | replies
            {"text_required":"t","text_or_null":"n","replies":[{"text_required":1}]} | replies[0].text_required
            """)
    void invalidValueIsRejectedWithItsLocation(String note, String place) {
        assertThatRefused(note).hasMessageContaining(" at $.items[1]." + place);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"text_required":"t","text_or_null":"n","text_required":"t"}                           | text_required
            {"text_required":"t","side_or_null":null,"side_or_null":"LEFT","text_or_null":"n"}     | side_or_null
            {"new":1,"text_required":"t","text_or_null":"n","new":2}                               | new
            {"new":{"a":1,"b":[],"a":1},"text_required":"t","text_or_null":"n"}                    | new.a
            {"new":[0,{"b":{"a":1,"a":2}}],"text_required":"t","text_or_null":"n"}                 | new[1].b.a
            {"more":{"a":1,"a":2},"text_required":"t","text_or_null":"n"}                          | more.a
            {"more":{"b":[{"a":{"c":1},"a":2}]},"text_required":"t","text_or_null":"n"}            | more.b[0].a
            {"place":{"page_number":1,"page_number":2},"text_required":"t","text_or_null":"n"}     | place.page_number
            {"place":{"x":1,"page_number":1,"x":2},"text_required":"t","text_or_null":"n"}         | place.x
            {"replies":[{"text_required":"t","text_required":"t"}],"text_required":"t"}            | replies[0].text_required
            """)
    void repeatedFieldIsRejectedAtEveryDepth(String note, String place) {
        assertThatRefused(note)
                .hasMessageContaining("Duplicate field '" + place.replaceAll(".*[.]", "") + "' at $.items[1]." + place);
    }

    @Test
    void sameNameInSiblingObjectsIsAccepted() {
        String note = """
                {"text_required":"t","more":{"text_required":{"text_required":1},"more":[{"a":1},{"a":2}]},"text_or_null":"n"}""";

        assertThat(read(note).more().get()).containsOnlyKeys("text_required", "more");
    }

    @Test
    void repeatedFieldAmongManyNamesIsFound() {
        StringBuilder more = new StringBuilder("{");
        for (int i = 0; i < 300; i++) {
            more.append("\"k").append(i).append("\":").append(i).append(',');
        }
        String note = "{\"more\":" + more + "\"%s\":0}," + LEAST.substring(1);

        assertThat(read(note.formatted("k300")).more().get()).hasSize(301);
        assertThatRefused(note.formatted("k9")).hasMessageContaining("Duplicate field 'k9' at $.items[1].more.k9");
        assertThatRefused(note.formatted("k299")).hasMessageContaining("Duplicate field 'k299'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"text\"", "true", "null"})
    void nonObjectIsRejectedWithItsLocation(String note) {
        assertThatRefused(note).hasMessageContaining(" at $.items");
    }

    private Note read(String note) {
        answer(note);
        return notes.note();
    }

    private AbstractThrowableAssert<?, ?> assertThatRefused(String note) {
        answer("{\"items\":[" + LEAST + "," + note + "]}");
        return assertThatThrownBy(() -> notes.board()).isInstanceOf(DecodeException.class);
    }

    private void answer(String body) {
        this.body = body;
    }

    private Response response(Request request) {
        return Response.builder()
                .status(200)
                .headers(Map.of("Content-Type", List.of("application/json")))
                .request(request)
                .body(body, StandardCharsets.UTF_8)
                .build();
    }
}
