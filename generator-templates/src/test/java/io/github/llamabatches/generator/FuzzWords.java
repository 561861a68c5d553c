package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.generator.FuzzShape.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

/** Chooses strings, names and scalars that are hard to write or to read. */
final class FuzzWords {

    static final List<String> TEXTS = List.of(
            "",
            "a",
            "Zoë",
            "例 🎈",
            "\"\\\n\t\u0001",
            "null",
            "true",
            "1",
            "1.0",
            "  x ",
            "*/ @x {@code <p>",
            "%2F%",
            "a,b",
            "a&b=c+d",
            "{x}",
            "../..",
            "2024-02-30",
            "é",
            "e\u0301",
            "\u2028");

    private static final List<String> NAMES = List.of(
            "id",
            "ID",
            "name",
            "Name",
            "user-id",
            "user_id",
            "userId",
            "größe",
            "用户",
            "class",
            "record",
            "yield",
            "_",
            "$ref_",
            "@type",
            "a.b",
            "a b",
            "quo\"te",
            "*/",
            "1st",
            "+1",
            "-1",
            "hashCode",
            "toString",
            "getClass",
            "builder",
            "build",
            "additionalProperties",
            "additional",
            "setX",
            "x",
            "isOpen",
            "value",
            "values",
            "type",
            "api",
            "body",
            "List",
            "known",
            "tab\tbed",
            "back\\slash",
            "ünïcödé",
            "object",
            "String",
            "read",
            "{brace}",
            "%41");

    private static final List<String> SCHEMA_NAMES = List.of(
            "List",
            "Map",
            "String",
            "Object",
            "Optional",
            "Instant",
            "Builder",
            "Known",
            "order",
            "Order",
            "ORDER",
            "a.b",
            "a-b",
            "a_b",
            "Thing",
            "Record",
            "Override",
            "JsonProperty",
            "Nullable",
            "Response",
            "1st",
            "_",
            "Query",
            "UUID",
            "Integer",
            "RecordFields",
            "JsonNullable",
            "OpenEnum",
            "Objects",
            "Generated",
            "Deprecated",
            "Comparable",
            "Default-Api");

    static final List<Scalar> SCALARS = List.of(
            text("", FuzzWords::text),
            text("password", FuzzWords::text),
            text("colour", FuzzWords::text),
            text("int64", FuzzWords::text),
            text("uuid", random -> new UUID(random.nextLong(), random.nextLong()).toString()),
            text("date-time", random -> instant(random).toString()),
            text("date", random -> LocalDate.ofEpochDay(random.nextInt(40_000)).toString()),
            text(
                    "byte",
                    random -> Base64.getEncoder().encodeToString(text(random).getBytes())),
            number("integer", "", random -> BigDecimal.valueOf(random.nextInt())),
            number("integer", "int32", random -> BigDecimal.valueOf(random.nextInt())),
            number("integer", "int64", random -> BigDecimal.valueOf(random.nextLong())),
            number("number", "", FuzzWords::decimal),
            number("number", "float", random -> BigDecimal.valueOf(random.nextInt(100_000) / 8.0)),
            number("number", "double", random -> BigDecimal.valueOf(random.nextInt() / 64.0)),
            new Scalar("boolean", "", random -> FuzzShape.JSON.booleanNode(random.nextBoolean())));

    private FuzzWords() {}

    static String text(Random random) {
        return pick(random, TEXTS);
    }

    static String name(Random random) {
        return pick(random, NAMES);
    }

    static String schemaName(Random random) {
        return pick(random, SCHEMA_NAMES);
    }

    static BigDecimal decimal(Random random) {
        return new BigDecimal(new BigInteger(70, random), random.nextInt(30) - 5);
    }

    private static Instant instant(Random random) {
        return Instant.ofEpochSecond(random.nextInt(), random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
    }

    static <T> T pick(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    static Scalar text(String format, Function<Random, String> values) {
        return new Scalar("string", format, random -> FuzzShape.JSON.textNode(values.apply(random)));
    }

    static Scalar number(String type, String format, Function<Random, BigDecimal> values) {
        return new Scalar(type, format, random -> FuzzShape.JSON.numberNode(values.apply(random)));
    }

    /** Words that are valid everywhere in a request. */
    static JsonNode word(Random random) {
        return FuzzShape.JSON.textNode(pick(random, List.of("a", "b-c", "d.e", "f_9", "~g")));
    }
}
