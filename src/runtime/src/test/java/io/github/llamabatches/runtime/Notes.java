package io.github.llamabatches.runtime;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import feign.RequestLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Types in the form of generated code, and an interface that returns them. */
interface Notes {

    @RequestLine("GET /board")
    Board board();

    @RequestLine("GET /note")
    Note note();

    /** An open enum. */
    final class Side extends OpenEnum<String> {

        private static final long serialVersionUID = 1L;

        static final Side LEFT = new Side("LEFT", true);

        private final boolean known;

        private Side(String value, boolean known) {
            super(value);
            this.known = known;
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Side of(String value) {
            return value.equals("LEFT") ? LEFT : new Side(value, false);
        }

        @Override
        public boolean isKnown() {
            return known;
        }
    }

    /** Holds notes, directly and in a list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Board(
            @JsonProperty("items") List<Note> items,
            @JsonProperty("first") @Nullable Note first,
            @JsonAnyGetter @JsonInclude Map<String, @Nullable Object> additionalProperties) {

        private static final RecordFields FIELDS = RecordFields.of("items", "first");

        public Board {
            RecordFields.require("items", items).of(Board.class);
            items = List.copyOf(items);
            additionalProperties = FIELDS.additional(additionalProperties);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Board read(Builder builder) {
            return new Board(builder.items, builder.first, builder.additional);
        }

        static final class Builder {
            @JsonSetter(value = "items", contentNulls = Nulls.FAIL)
            private @Nullable List<Note> items;

            @JsonSetter("first")
            private @Nullable Note first;

            private @Nullable Map<String, @Nullable Object> additional;

            private Builder() {}

            @JsonAnySetter
            public Builder additionalProperty(String name, @Nullable Object value) {
                additional = RecordFields.add(additional, name, value);
                return this;
            }
        }
    }

    /** Part of a note; its line may have any type, and is kept if it is an integer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Place(
            @JsonProperty("page_number") Long pageNumber,
            @JsonProperty("line") @Nullable Integer line) {

        public Place {
            RecordFields.require("page_number", pageNumber).of(Place.class);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Place read(Builder builder) {
            return new Place(builder.pageNumber, builder.line);
        }

        static final class Builder {
            @JsonSetter("page_number")
            private @Nullable Long pageNumber;

            private @Nullable Integer line;

            private Builder() {}

            @JsonSetter("line")
            private Builder line(@Nullable Object line) {
                this.line = Lenient.value(Integer.class, line);
                return this;
            }
        }
    }

    /** Has nullable fields that distinguish null from absent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Note(
            @JsonProperty("text_required") String textRequired,

            @JsonProperty("text_or_null") @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String textOrNull,

            @JsonProperty("side_or_null")
            @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = JsonNullable.Absent.class)
            JsonNullable<Side> sideOrNull,

            @JsonProperty("seen_at")
            @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = JsonNullable.Absent.class)
            JsonNullable<Instant> seenAt,

            @JsonProperty("more")
            @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = JsonNullable.Absent.class)
            JsonNullable<Map<String, Object>> more,

            @JsonProperty("replies")
            @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = JsonNullable.Absent.class)
            JsonNullable<List<Note>> replies,

            @JsonProperty("place") @Nullable Place place,
            @JsonAnyGetter @JsonInclude Map<String, @Nullable Object> additionalProperties) {

        private static final RecordFields FIELDS =
                RecordFields.of("text_required", "text_or_null", "side_or_null", "seen_at", "more", "replies", "place");

        public Note {
            RecordFields.require("text_required", textRequired).of(Note.class);
            Objects.requireNonNull(sideOrNull, "sideOrNull");
            Objects.requireNonNull(seenAt, "seenAt");
            more = more.map(Immutable::map);
            replies = replies.map(Immutable::list);
            additionalProperties = FIELDS.additional(additionalProperties);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Note read(Builder builder) {
            return builder.build();
        }

        static Builder builder() {
            return new Builder();
        }

        static final class Builder {
            @JsonSetter("text_required")
            private @Nullable String textRequired;

            private @Nullable JsonNullable<String> textOrNull;
            private JsonNullable<Side> sideOrNull = JsonNullable.absent();
            private JsonNullable<Instant> seenAt = JsonNullable.absent();
            private JsonNullable<Map<String, Object>> more = JsonNullable.absent();
            private JsonNullable<List<Note>> replies = JsonNullable.absent();

            @JsonSetter("place")
            private @Nullable Place place;

            private @Nullable Map<String, @Nullable Object> additional;

            private Builder() {}

            public Builder textRequired(String textRequired) {
                this.textRequired = textRequired;
                return this;
            }

            @JsonSetter("text_or_null")
            public Builder textOrNull(@Nullable String textOrNull) {
                this.textOrNull = JsonNullable.of(textOrNull);
                return this;
            }

            @JsonSetter("side_or_null")
            public Builder sideOrNull(@Nullable Side sideOrNull) {
                this.sideOrNull = JsonNullable.of(sideOrNull);
                return this;
            }

            @JsonSetter("seen_at")
            public Builder seenAt(@Nullable Instant seenAt) {
                this.seenAt = JsonNullable.of(seenAt);
                return this;
            }

            @JsonSetter(value = "more", contentNulls = Nulls.FAIL)
            public Builder more(@Nullable Map<String, Object> more) {
                this.more = JsonNullable.of(more);
                return this;
            }

            @JsonSetter(value = "replies", contentNulls = Nulls.FAIL)
            public Builder replies(@Nullable List<Note> replies) {
                this.replies = JsonNullable.of(replies);
                return this;
            }

            public Builder place(@Nullable Place place) {
                this.place = place;
                return this;
            }

            @JsonAnySetter
            public Builder additionalProperty(String name, @Nullable Object value) {
                additional = RecordFields.add(additional, name, value);
                return this;
            }

            Note build() {
                RecordFields.require("text_required", textRequired)
                        .and("text_or_null", textOrNull)
                        .of(Note.class);
                return new Note(textRequired, textOrNull.get(), sideOrNull, seenAt, more, replies, place, additional);
            }
        }
    }
}
