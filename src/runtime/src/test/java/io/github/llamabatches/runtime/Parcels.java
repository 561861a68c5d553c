package io.github.llamabatches.runtime;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import feign.Body;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.Response;
import io.github.llamabatches.runtime.Notes.Note;
import io.github.llamabatches.runtime.Notes.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An interface in the form of generated code, and a record with a field of each type. */
interface Parcels {

    @RequestLine("POST /parcels")
    Parcel post(Parcel parcel);

    @RequestLine("PUT /parcels")
    List<Parcel> put(List<Parcel> parcels);

    @RequestLine("PATCH /notes")
    @Headers("Content-Type: application/merge-patch+json")
    Note patch(Note note);

    @RequestLine("POST /text")
    String text(String text);

    @RequestLine("POST /anything")
    Map<String, Object> anything(Map<String, Object> anything);

    @RequestLine("POST /bytes")
    byte[] bytes(byte[] bytes);

    @RequestLine("POST /ping")
    void ping();

    @RequestLine("POST /raw")
    Response raw(Parcel parcel);

    @RequestLine("POST /template")
    @Headers("Content-Type: application/json")
    @Body("%7B\"name\":\"{name}\"%7D")
    Map<String, Object> template(@Param("name") String name);

    /** Has a field of each type. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Parcel(
            @JsonProperty(value = "parcel_id", required = true) @JsonSetter(nulls = Nulls.FAIL)
            UUID parcelId,

            @JsonProperty("text") @Nullable String text,
            @JsonProperty("bytes") @Nullable Base64Text bytes,
            @JsonProperty("day") @Nullable LocalDate day,
            @JsonProperty("time") @Nullable Instant time,
            @JsonProperty("whole") @Nullable Integer whole,
            @JsonProperty("large") @Nullable Long large,
            @JsonProperty("exact") @Nullable BigDecimal exact,
            @JsonProperty("rough") @Nullable Float rough,
            @JsonProperty("rougher") @Nullable Double rougher,
            @JsonProperty("truth") @Nullable Boolean truth,
            @JsonProperty("side") @Nullable Side side,
            @JsonProperty("anything") @Nullable Object anything,

            @JsonProperty("counts") @JsonSetter(contentNulls = Nulls.FAIL) @Nullable
            Map<String, Long> counts,

            @JsonProperty("parts") @JsonSetter(contentNulls = Nulls.FAIL) @Nullable
            List<Parcel> parts,

            @JsonProperty("notes") @JsonSetter(contentNulls = Nulls.FAIL) @Nullable
            List<Note> notes) {

        /** Returns a parcel with only an id. */
        static Parcel of(UUID id) {
            return new Parcel(
                    id, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
        }
    }
}
