package io.github.llamabatches;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import feign.Feign;
import feign.RequestLine;
import feign.codec.DecodeException;
import io.github.llamabatches.runtime.JsonLibrary;
import io.github.llamabatches.runtime.JsonNullable;
import io.github.llamabatches.runtime.RecordFields;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An interface of another API with a request body and a nullable field, built with the parts of this client. */
@Tag("wire")
@Tag("json")
@ParameterizedClass
@MethodSource("io.github.llamabatches.Pages#jsonLibraries")
class OtherInterfacesTest {

    interface Notes {

        @RequestLine("POST /notes")
        List<Note> post(Note note);
    }

    /** Read through its builder, like generated records. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Note(
            @JsonProperty("note_text") String noteText,

            @JsonProperty("owner")
            @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = JsonNullable.Absent.class)
            JsonNullable<String> owner) {

        Note {
            RecordFields.require("note_text", noteText).of(Note.class);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Note read(Builder builder) {
            return new Note(builder.noteText, builder.owner);
        }

        static final class Builder {
            @JsonSetter("note_text")
            private @Nullable String noteText;

            private JsonNullable<String> owner = JsonNullable.absent();

            @JsonSetter("owner")
            public Builder owner(@Nullable String owner) {
                this.owner = JsonNullable.of(owner);
                return this;
            }
        }
    }

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().gzipDisabled(true))
            .build();

    @Parameter
    JsonLibrary json;

    private Notes notes;

    @BeforeEach
    void connect() {
        notes = BatchesFeign.configure(Feign.builder(), BatchesFeign.client(() -> "llx-secret"))
                .decoder(BatchesFeign.decoder(json))
                .target(Notes.class, SERVER.baseUrl());
    }

    @Test
    void jsonBodyDistinguishesAbsentNullAndPresent() {
        answer("[{\"note_text\":\"a\"},{\"note_text\":\"b\",\"owner\":null},{\"owner\":\"o\",\"note_text\":\"c\"}]");

        assertThat(notes.post(new Note("é", JsonNullable.of(null))))
                .containsExactly(
                        new Note("a", JsonNullable.absent()),
                        new Note("b", JsonNullable.of(null)),
                        new Note("c", JsonNullable.of("o")));
        SERVER.verify(postRequestedFor(anyUrl())
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(equalTo("{\"note_text\":\"é\",\"owner\":null}")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"owner":"o"}                                    | Missing required field 'note_text'            | note_text
            {"note_text":null}                               | Missing required field 'note_text'            | note_text
            {"note_text":"a","owner":[]}                     | String                                       | owner
            {"note_text":"a","owner":"o","owner":"p"}        | Duplicate field 'owner'                      | owner
            {"note_text":"a","new":{"b":[{"c":1,"c":2}]}}    | Duplicate field 'c'                          | new.b[0].c
            """)
    void invalidFieldIsReportedWithWireNameAndLocation(String note, String problem, String place) {
        answer("[{\"note_text\":\"a\"}," + note + "]");

        assertThatThrownBy(() -> notes.post(new Note("a", JsonNullable.absent())))
                .isInstanceOf(DecodeException.class)
                .cause()
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining(problem)
                .hasMessageEndingWith(" at $[1]." + place);
    }

    private static void answer(String body) {
        SERVER.stubFor(post(anyUrl()).willReturn(Pages.json(body)));
    }
}
