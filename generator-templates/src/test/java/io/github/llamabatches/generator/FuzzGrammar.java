package io.github.llamabatches.generator;

import io.github.llamabatches.generator.FuzzObjects.Direction;
import io.github.llamabatches.generator.FuzzObjects.Fields;
import io.github.llamabatches.generator.FuzzObjects.Joined;
import io.github.llamabatches.generator.FuzzObjects.Named;
import io.github.llamabatches.generator.FuzzObjects.Property;
import io.github.llamabatches.generator.FuzzShape.Free;
import io.github.llamabatches.generator.FuzzShape.ListOf;
import io.github.llamabatches.generator.FuzzShape.Listed;
import io.github.llamabatches.generator.FuzzShape.MapOf;
import io.github.llamabatches.generator.FuzzShape.Scalar;
import io.github.llamabatches.generator.FuzzShape.Slot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Selects the elements of a document among the supported ones. */
final class FuzzGrammar {

    private static final List<FuzzShape> CONSTANTS = List.of(
            new FuzzAlternatives.Constant(FuzzShape.JSON.booleanNode(true)),
            new FuzzAlternatives.Constant(FuzzShape.JSON.numberNode(7)));

    private static final FuzzShape MIXED = new FuzzAlternatives.MixedValues(List.of(
            FuzzShape.JSON.textNode("auto"),
            FuzzShape.JSON.numberNode(4),
            FuzzShape.JSON.numberNode(new BigDecimal("4.1"))));

    private static final List<String> JSON_TYPES =
            List.of("application/json", "application/vnd.x+json", "application/json; charset=utf-8");

    /** Values whose JSON has a single text. */
    private static final List<FuzzShape> FLAT = List.of(
            FuzzWords.SCALARS.get(0),
            FuzzWords.SCALARS.get(4),
            FuzzWords.SCALARS.get(6),
            FuzzWords.SCALARS.get(8),
            FuzzWords.SCALARS.get(10),
            FuzzWords.SCALARS.get(FuzzWords.SCALARS.size() - 1));

    private final Random random;
    private final List<Named> named = new ArrayList<>();

    FuzzGrammar(Random random) {
        this.random = random;
    }

    /** Returns the body of a request. */
    FuzzBody body() {
        return switch (random.nextInt(6)) {
            case 0 ->
                new FuzzBody.Bytes(FuzzWords.pick(random, List.of("application/octet-stream", "text/plain", "*/*")));
            case 1, 2 -> {
                boolean isMultipart = random.nextBoolean();
                if (random.nextInt(4) == 0) {
                    yield new FuzzBody.Form(tagged(() -> flat(3, true)), Set.of(), Map.of(), isMultipart);
                }
                Fields fields = form(isMultipart);
                Set<String> deep = FuzzBody.deep(fields, random, isMultipart);
                Map<String, String> types = isMultipart ? FuzzBody.types(fields, deep, random) : Map.of();
                yield new FuzzBody.Form(fields, deep, types, isMultipart);
            }
            default -> new FuzzBody.Json(json(), FuzzWords.pick(random, JSON_TYPES));
        };
    }

    /** Returns the body of a response. */
    FuzzAnswer answer() {
        return switch (random.nextInt(10)) {
            case 0 ->
                new FuzzAnswer.Bytes(
                        FuzzWords.pick(random, List.of("application/octet-stream", "text/csv", "image/*")));
            case 1 -> new FuzzAnswer.Stream(json(), true);
            case 2 -> new FuzzAnswer.Stream(object(1), false);
            case 3 ->
                new FuzzAnswer.Json(
                        new FuzzAlternatives.OneOrMany(FuzzWords.SCALARS.get(0)), FuzzWords.pick(random, JSON_TYPES));
            default -> new FuzzAnswer.Json(json(), FuzzWords.pick(random, JSON_TYPES));
        };
    }

    /** Returns the shape of a whole body, which is never null. */
    private FuzzShape json() {
        return random.nextInt(3) == 0 ? shape(2) : object(2);
    }

    /** Returns an object whose fields have the same text everywhere, or are lists of such values. */
    Fields flat(int most, boolean withLists) {
        List<Property> properties = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>(names(most));
        names.add("own");
        for (String name : names) {
            FuzzShape shape = FuzzWords.pick(random, FLAT);
            boolean isList = withLists && random.nextInt(3) == 0;
            properties.add(new Property(
                    name, new Slot(isList ? new ListOf(new Slot(shape, false)) : shape, false), false, Direction.BOTH));
        }
        return new Fields(properties, new Slot(FuzzWords.SCALARS.get(0), false));
    }

    /** Returns an object that can be sent as a form. */
    private Fields form(boolean isMultipart) {
        List<Property> properties = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>(names(6));
        names.add("own");
        for (String name : names) {
            FuzzShape shape = switch (random.nextInt(isMultipart ? 8 : 6)) {
                case 0, 1 -> scalar();
                case 2 -> listed(List.of("a", "Zoë", "a&b=c+d"));
                case 3 -> new ListOf(new Slot(FuzzWords.pick(random, FLAT), false));
                case 4 -> flat(3, true);
                case 5 -> new MapOf(new Slot(FuzzWords.SCALARS.get(0), false));
                case 6 -> new FuzzBody.File();
                default -> new ListOf(new Slot(new FuzzBody.File(), false));
            };
            properties.add(new Property(name, new Slot(shape, false), random.nextInt(3) == 0, Direction.BOTH));
        }
        return new Fields(properties, new Slot(FuzzWords.SCALARS.get(0), false));
    }

    Scalar scalar() {
        return FuzzWords.pick(random, FuzzWords.SCALARS);
    }

    /** Returns distinct names. */
    List<String> names(int most) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            names.add(FuzzWords.name(random));
        }
        return new ArrayList<>(names);
    }

    private Slot slot(int depth) {
        return new Slot(shape(depth), random.nextInt(3) == 0);
    }

    private FuzzShape shape(int depth) {
        if (random.nextInt(4) == 0 && !named.isEmpty()) {
            return FuzzWords.pick(random, named);
        }
        FuzzShape shape = switch (random.nextInt(depth == 0 ? 8 : 17)) {
            case 0, 1, 2 -> scalar();
            case 3 -> listed(FuzzWords.TEXTS);
            case 4 -> new Free(true);
            case 5 -> new Free(false);
            case 6 -> numbers();
            case 7 -> FuzzWords.pick(random, CONSTANTS);
            case 8, 9 -> new ListOf(slot(depth - 1));
            case 10 -> new MapOf(slot(depth - 1));
            case 11 -> random.nextInt(4) == 0 ? MIXED : mixed();
            case 12 -> tagged(() -> fields(names(3), depth - 1));
            case 13 -> new FuzzAlternatives.Alike(flat(2, true));
            default -> object(depth - 1);
        };
        return random.nextInt(3) == 0 ? name(shape) : shape;
    }

    private FuzzShape numbers() {
        return random.nextBoolean()
                ? FuzzAlternatives.Numbers.of(random.nextInt(9), 10 + random.nextInt(9), -1)
                : new FuzzAlternatives.Numbers(List.of(new BigDecimal("0.5"), new BigDecimal("-1.25")));
    }

    private FuzzShape mixed() {
        List<FuzzShape> all = new ArrayList<>(List.of(
                FuzzWords.SCALARS.get(0),
                random.nextBoolean()
                        ? FuzzWords.number("integer", "int64", random -> BigDecimal.valueOf(random.nextLong()))
                        : FuzzWords.number(
                                "number", "", random -> BigDecimal.valueOf(random.nextInt(100), random.nextInt(2))),
                FuzzWords.SCALARS.get(FuzzWords.SCALARS.size() - 1),
                new ListOf(new Slot(FuzzWords.SCALARS.get(6), false)),
                name(flat(2, true))));
        Collections.shuffle(all, random);
        return new FuzzAlternatives.Mixed(all.subList(0, 2 + random.nextInt(4)));
    }

    private FuzzShape tagged(Supplier<Fields> variant) {
        FuzzAlternatives.Mark mark = FuzzWords.pick(random, List.of(FuzzAlternatives.Mark.values()));
        List<Named> variants = new ArrayList<>();
        List<Fields> all = new ArrayList<>();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            // Enums could be tags.
            Fields fields = mark == FuzzAlternatives.Mark.FIELD ? flat(3, true) : variant.get();
            fields.properties()
                    .add(
                            0,
                            new Property(
                                    "only" + i, new Slot(FuzzWords.pick(random, FLAT), false), true, Direction.BOTH));
            variants.add(new Named(new FuzzAlternatives.Variant(all.size(), fields, mark)));
            all.add(fields);
        }
        return name(new FuzzAlternatives.Tagged(variants, all, mark));
    }

    Listed listed(List<String> texts) {
        Set<String> values = new LinkedHashSet<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            values.add(FuzzWords.pick(random, texts));
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
            // Typed unknown fields of one part would have to match the others, too.
            Fields fields = new Fields(fields(left.subList(0, size), depth).properties());
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
            Direction direction =
                    random.nextInt(8) > 0 ? Direction.BOTH : FuzzWords.pick(random, List.of(Direction.values()));
            Slot slot = slot(Math.max(0, depth - 1));
            if (random.nextInt(12) == 0) {
                FuzzShape one = random.nextBoolean() ? FuzzWords.SCALARS.get(0) : name(object(0));
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
        boolean isTyped = !properties.isEmpty() && random.nextInt(5) == 0;
        return new Fields(properties, isTyped ? new Slot(shape(0), false) : null);
    }
}
