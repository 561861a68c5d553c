package io.github.llamabatches.generator;

import io.github.llamabatches.generator.FuzzShape.ListOf;
import io.github.llamabatches.generator.FuzzShape.MapOf;
import io.github.llamabatches.generator.FuzzShape.Scalar;
import io.github.llamabatches.generator.FuzzShape.Slot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Selects the parameters of an operation: all places, styles and kinds of values that can be combined. */
final class FuzzParameters {

    private static final List<String> IN_HEADERS = List.of("X-Trace", "x_y", "If-Version", "a.b", "X'Q");
    private static final List<String> IN_COOKIES = List.of("session", "x'y", "_a.b");

    private final List<FuzzParameter> all = new ArrayList<>();
    private final FuzzGrammar grammar;
    private final Random random;
    private final String path;

    FuzzParameters(FuzzGrammar grammar, Random random, String prefix) {
        this.grammar = grammar;
        this.random = random;
        this.path = inPath(prefix);
        inQuery();
        inHeaders();
        inCookies();
    }

    List<FuzzParameter> all() {
        return all;
    }

    String path() {
        return path;
    }

    private String inPath(String prefix) {
        StringBuilder path = new StringBuilder(prefix);
        for (String name : grammar.names(2)) {
            if (name.matches("[^{}?#/]+")) {
                path.append(FuzzWords.pick(random, List.of("a/", "größe ", "x.y~", "")))
                        .append('{')
                        .append(name)
                        .append("}/");
                String style = FuzzWords.pick(random, List.of("simple", "simple", "label", "matrix"));
                boolean isList = !style.equals("label") && random.nextInt(3) == 0;
                // A list in the style matrix looks different if it is exploded; one in the style simple doesn't.
                boolean exploded = !style.equals("matrix") && random.nextInt(3) == 0;
                all.add(new FuzzParameter("path", name, isList ? list(simple()) : simple(), true, style, exploded));
            }
        }
        return path.append("end").toString();
    }

    private void inQuery() {
        Set<String> taken = new HashSet<>();
        for (String name : grammar.names(4)) {
            boolean isRequired = random.nextInt(3) == 0;
            FuzzParameter parameter = switch (random.nextInt(9)) {
                case 0, 1 -> query(name, grammar.scalar(), isRequired, "form", random.nextBoolean());
                case 2 -> query(name, listed(), isRequired, "form", random.nextBoolean());
                case 3, 4 -> {
                    String style = FuzzWords.pick(
                            random, List.of("form", "deepObject", "joined", "spaceDelimited", "pipeDelimited"));
                    boolean isRepeated = style.equals("form") || style.equals("deepObject");
                    yield query(name, list(simple()), isRequired, style.equals("joined") ? "form" : style, isRepeated);
                }
                case 5 -> query(name, grammar.flat(4, true), isRequired, "deepObject", true);
                case 6 -> query(name, grammar.flat(4, false), isRequired, "form", true);
                case 7 ->
                    query(
                            name,
                            new MapOf(new Slot(grammar.scalar(), false)),
                            isRequired,
                            random.nextBoolean() ? "form" : "deepObject",
                            true);
                default -> query(name, grammar.flat(4, true), isRequired, "json", false);
            };
            List<String> names = parameter.shape() instanceof FuzzObjects.Fields fields
                            && parameter.style().equals("form")
                    ? fields.properties().stream()
                            .map(FuzzObjects.Property::name)
                            .toList()
                    : List.of(name);
            if (names.stream().noneMatch(taken::contains)) {
                taken.addAll(names);
                all.add(parameter);
            }
        }
    }

    private static FuzzParameter query(String name, FuzzShape shape, boolean required, String style, boolean exploded) {
        return new FuzzParameter("query", name, shape, required, style, exploded);
    }

    private void inHeaders() {
        Set<String> headers = new HashSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String name = FuzzWords.pick(random, IN_HEADERS);
            if (headers.add(name.toLowerCase(Locale.ROOT))) {
                FuzzShape shape = random.nextInt(3) == 0 ? list(word()) : simple();
                all.add(new FuzzParameter("header", name, shape, random.nextBoolean(), "simple", random.nextBoolean()));
            }
        }
    }

    private void inCookies() {
        int count = random.nextInt(3) == 0 ? 1 + random.nextInt(IN_COOKIES.size()) : 0;
        int required = random.nextInt(Math.max(1, count));
        for (int i = 0; i < count; i++) {
            boolean isRequired = count == 1 ? random.nextBoolean() : i == required || random.nextInt(3) == 0;
            all.add(new FuzzParameter("cookie", IN_COOKIES.get(i), simple(), isRequired, "form", random.nextBoolean()));
        }
    }

    private FuzzShape listed() {
        return random.nextInt(3) == 0
                ? FuzzAlternatives.Numbers.of(1, 2)
                : grammar.listed(List.of("", "a", "Zoë", "a&b=c+d", "%2F%", "null"));
    }

    private static ListOf list(FuzzShape item) {
        return new ListOf(new Slot(item, false));
    }

    private static Scalar word() {
        return new Scalar("string", "", FuzzWords::word);
    }

    /** Returns the shape of a value whose text is the same everywhere. */
    private FuzzShape simple() {
        Scalar scalar = grammar.scalar();
        boolean anyText = scalar.type().equals("string")
                && Set.of("", "password", "colour", "int64", "byte").contains(scalar.format());
        return anyText ? word() : random.nextInt(6) == 0 ? grammar.listed(List.of("a", "b-c", "d.e")) : scalar;
    }
}
