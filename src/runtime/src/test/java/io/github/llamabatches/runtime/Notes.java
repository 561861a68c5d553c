package io.github.llamabatches.runtime;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
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

/** Types as they are generated for optional fields that can be null, and an interface that answers with them. */
interface Notes {

    @RequestLine("GET /board")
    Board board();

    @RequestLine("GET /note")
    Note note();

    /** An open enum. */
    final class Side extends OpenEnum {

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

    /** A plain record that holds such a record, alone and in a list. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Board(
            @JsonProperty(value = "items", required = true) @JsonSetter(nulls = Nulls.FAIL, contentNulls = Nulls.FAIL)
            List<Note> items,

            @JsonProperty("first") @Nullable Note first) {

        public Board {
            items = List.copyOf(items);
        }
    }

    /** A plain record within such a record. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Place(
            @JsonProperty(value = "page_number", required = true) @JsonSetter(nulls = Nulls.FAIL)
            Long pageNumber) {}

    /** Is read through its builder. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Note(
            @JsonProperty(value = "text_required", required = true) @JsonSetter(nulls = Nulls.FAIL)
            String textRequired,

            @JsonProperty(value = "text_or_null", required = true) @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String textOrNull,

            @JsonProperty("side_or_null")
            @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = JsonNullable.Absent.class)
            JsonNullable<Side> sideOrNull,

            @JsonProperty("seen_at")
            @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = JsonNullable.Absent.class)
            JsonNullable<Instant> seenAt,

            @JsonProperty("more")
            @JsonSetter(contentNulls = Nulls.FAIL)
            @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = JsonNullable.Absent.class)
            JsonNullable<Map<String, Object>> more,

            @JsonProperty("replies")
            @JsonSetter(contentNulls = Nulls.FAIL)
            @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = JsonNullable.Absent.class)
            JsonNullable<List<Note>> replies,

            @JsonProperty("place") @Nullable Place place) {

        public Note {
            Objects.requireNonNull(textRequired, "textRequired");
            Objects.requireNonNull(sideOrNull, "sideOrNull");
            Objects.requireNonNull(seenAt, "seenAt");
            more = more.map(Immutable::map);
            replies = replies.map(Immutable::list);
        }

        // Through the builder, because only its methods tell null from a field that isn't there.
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Note read(Builder builder) {
            return builder.build();
        }

        static Builder builder() {
            return new Builder();
        }

        @JsonIgnoreProperties(ignoreUnknown = true)
        static final class Builder {
            private @Nullable String textRequired;
            private JsonNullable<String> textOrNull = JsonNullable.absent();
            private JsonNullable<Side> sideOrNull = JsonNullable.absent();
            private JsonNullable<Instant> seenAt = JsonNullable.absent();
            private JsonNullable<Map<String, Object>> more = JsonNullable.absent();
            private JsonNullable<List<Note>> replies = JsonNullable.absent();
            private @Nullable Place place;

            private Builder() {}

            @JsonProperty(value = "text_required", required = true)
            @JsonSetter(nulls = Nulls.FAIL)
            public Builder textRequired(String textRequired) {
                this.textRequired = textRequired;
                return this;
            }

            @JsonProperty(value = "text_or_null", required = true)
            public Builder textOrNull(@Nullable String textOrNull) {
                this.textOrNull = JsonNullable.of(textOrNull);
                return this;
            }

            @JsonProperty("side_or_null")
            public Builder sideOrNull(@Nullable Side sideOrNull) {
                this.sideOrNull = JsonNullable.of(sideOrNull);
                return this;
            }

            @JsonProperty("seen_at")
            public Builder seenAt(@Nullable Instant seenAt) {
                this.seenAt = JsonNullable.of(seenAt);
                return this;
            }

            @JsonProperty("more")
            @JsonSetter(contentNulls = Nulls.FAIL)
            public Builder more(@Nullable Map<String, Object> more) {
                this.more = JsonNullable.of(more);
                return this;
            }

            @JsonProperty("replies")
            @JsonSetter(contentNulls = Nulls.FAIL)
            public Builder replies(@Nullable List<Note> replies) {
                this.replies = JsonNullable.of(replies);
                return this;
            }

            @JsonProperty("place")
            public Builder place(@Nullable Place place) {
                this.place = place;
                return this;
            }

            Note build() {
                return new Note(
                        Objects.requireNonNull(textRequired, "textRequired"),
                        textOrNull.require("textOrNull"),
                        sideOrNull,
                        seenAt,
                        more,
                        replies,
                        place);
            }
        }
    }
}
