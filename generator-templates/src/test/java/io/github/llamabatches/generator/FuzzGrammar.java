package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.generator.FuzzShape.Direction;
import io.github.llamabatches.generator.FuzzShape.Fields;
import io.github.llamabatches.generator.FuzzShape.Free;
import io.github.llamabatches.generator.FuzzShape.Joined;
import io.github.llamabatches.generator.FuzzShape.ListOf;
import io.github.llamabatches.generator.FuzzShape.Listed;
import io.github.llamabatches.generator.FuzzShape.MapOf;
import io.github.llamabatches.generator.FuzzShape.Named;
import io.github.llamabatches.generator.FuzzShape.Property;
import io.github.llamabatches.generator.FuzzShape.Scalar;
import io.github.llamabatches.generator.FuzzShape.Slot;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Selects the elements of a document among the supported ones. */
final class FuzzGrammar {

    private static final List<String> TEXTS = List.of(
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

    private static final List<Scalar> SCALARS = List.of(
            text("", FuzzGrammar::text),
            text("password", FuzzGrammar::text),
            text("colour", FuzzGrammar::text),
            text("int64", FuzzGrammar::text),
            text("uuid", random -> new UUID(random.nextLong(), random.nextLong()).toString()),
            text("date-time", random -> instant(random).toString()),
            text("date", random -> LocalDate.ofEpochDay(random.nextInt(40_000)).toString()),
            text(
                    "byte",
                    random -> Base64.getEncoder().encodeToString(text(random).getBytes())),
            number("integer", "", random -> BigDecimal.valueOf(random.nextInt())),
            number("integer", "int32", random -> BigDecimal.valueOf(random.nextInt())),
            number("integer", "int64", random -> BigDecimal.valueOf(random.nextLong())),
            number("number", "", FuzzGrammar::decimal),
            number("number", "float", random -> BigDecimal.valueOf(random.nextInt(100_000) / 8.0)),
            number("number", "double", random -> BigDecimal.valueOf(random.nextInt() / 64.0)),
            new Scalar("boolean", "", random -> FuzzShape.JSON.booleanNode(random.nextBoolean())));

    private final Random random;
    private final List<Named> named = new ArrayList<>();

    FuzzGrammar(Random random) {
        this.random = random;
    }

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

    private static Scalar text(String format, Function<Random, String> values) {
        return new Scalar("string", format, random -> FuzzShape.JSON.textNode(values.apply(random)));
    }

    private static Scalar number(String type, String format, Function<Random, BigDecimal> values) {
        return new Scalar(type, format, random -> FuzzShape.JSON.numberNode(values.apply(random)));
    }

    /** Returns the shape of a body, which is never null. */
    FuzzShape body() {
        return random.nextInt(3) == 0 ? shape(2) : object(2);
    }

    Scalar scalar() {
        return pick(random, SCALARS);
    }

    /** Returns distinct names. */
    List<String> names(int most) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            names.add(name(random));
        }
        return new ArrayList<>(names);
    }

    private Slot slot(int depth) {
        return new Slot(shape(depth), random.nextInt(3) == 0);
    }

    private FuzzShape shape(int depth) {
        if (random.nextInt(4) == 0 && !named.isEmpty()) {
            return pick(random, named);
        }
        FuzzShape shape = switch (random.nextInt(depth == 0 ? 7 : 15)) {
            case 0, 1, 2 -> scalar();
            case 3 -> listed(TEXTS);
            case 4 -> new Free(true);
            case 5 -> new Free(false);
            case 6 -> new FuzzAlternatives.Numbers(List.of(random.nextInt(9), 10 + random.nextInt(9), -1));
            case 7, 8 -> new ListOf(slot(depth - 1));
            case 9 -> new MapOf(slot(depth - 1));
            case 10 -> mixed();
            case 11 -> tagged(depth - 1);
            default -> object(depth - 1);
        };
        return random.nextInt(3) == 0 ? name(shape) : shape;
    }

    private FuzzShape mixed() {
        List<FuzzShape> all = new ArrayList<>(List.of(
                SCALARS.get(0),
                random.nextBoolean()
                        ? number("integer", "int64", random -> BigDecimal.valueOf(random.nextLong()))
                        : number("number", "", random -> BigDecimal.valueOf(random.nextInt(100), random.nextInt(2))),
                SCALARS.get(SCALARS.size() - 1),
                new ListOf(new Slot(SCALARS.get(6), false))));
        Collections.shuffle(all, random);
        return new FuzzAlternatives.Mixed(all.subList(0, 2 + random.nextInt(3)));
    }

    private FuzzShape tagged(int depth) {
        List<Named> variants = new ArrayList<>();
        List<Fields> all = new ArrayList<>();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            Fields fields = fields(names(3), depth);
            fields.properties().add(0, new Property("only" + i, new Slot(scalar(), false), true, Direction.BOTH));
            variants.add(new Named(new FuzzAlternatives.Variant(all.size(), fields)));
            all.add(fields);
        }
        return name(new FuzzAlternatives.Tagged(variants, all, random.nextBoolean()));
    }

    Listed listed(List<String> texts) {
        Set<String> values = new LinkedHashSet<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            values.add(pick(random, texts));
        }
        return new Listed(List.copyOf(values));
    }

    private FuzzShape object(int depth) {
        Set<String> names = new LinkedHashSet<>(names(6));
        names.add("own");
        if (random.nextInt(3) > 0) {
            Fields fields = fields(List.copyOf(names), depth);
            Named self = name(fields);
            if (random.nextInt(3) == 0) {
                fields.properties().add(new Property("self", new Slot(self, false), false, Direction.BOTH));
            }
            return random.nextBoolean() ? self : fields(List.copyOf(names), depth);
        }
        List<FuzzShape> parts = new ArrayList<>();
        List<Fields> all = new ArrayList<>();
        List<String> left = new ArrayList<>(names);
        while (parts.size() < 2) {
            int size = parts.isEmpty() ? random.nextInt(left.size()) : left.size();
            Fields fields = fields(left.subList(0, size), depth);
            left = left.subList(size, left.size());
            all.add(fields);
            parts.add(random.nextBoolean() ? name(fields) : fields);
        }
        return new Joined(parts, all);
    }

    private Named name(FuzzShape shape) {
        Named one = new Named(shape);
        named.add(one);
        return one;
    }

    private Fields fields(List<String> names, int depth) {
        List<Property> properties = new ArrayList<>();
        for (String name : names) {
            Direction direction = random.nextInt(8) > 0 ? Direction.BOTH : pick(random, List.of(Direction.values()));
            Slot slot = slot(Math.max(0, depth - 1));
            if (random.nextInt(12) == 0) {
                FuzzShape one = random.nextBoolean() ? SCALARS.get(0) : name(object(0));
                slot = new Slot(new FuzzAlternatives.OneOrMany(one), slot.nullable());
            }
            // Null and absent are equivalent for fields that aren't sent back.
            boolean once = direction != Direction.BOTH;
            properties.add(new Property(
                    name,
                    once ? new Slot(once ? scalar() : slot.shape(), false) : slot,
                    random.nextInt(3) == 0,
                    direction));
        }
        return new Fields(properties);
    }

    /** Words that are valid everywhere in a request. */
    static JsonNode word(Random random) {
        return FuzzShape.JSON.textNode(pick(random, List.of("a", "b-c", "d.e", "f_9", "~g")));
    }
}
