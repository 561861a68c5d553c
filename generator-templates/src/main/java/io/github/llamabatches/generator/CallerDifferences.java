package io.github.llamabatches.generator;

import io.github.llamabatches.gate.GeneratedCode;
import io.github.llamabatches.gate.Specification;
import io.github.llamabatches.generator.CallerView.Element;
import io.github.llamabatches.generator.CallerView.Use;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares the generated code of two specifications, as far as it affects callers. Unsupported elements are skipped.
 */
public final class CallerDifferences implements GeneratedCode {

    private static final String NULLABLE = "@Nullable ";

    /** Called by {@code ServiceLoader}. */
    public CallerDifferences() {}

    @Override
    public List<Difference> differences(Specification from, Specification to, List<String> operations) {
        CallerView older = view(from, operations);
        CallerView newer = view(to, operations);
        if (older == null || newer == null) {
            return List.of();
        }
        Map<String, Element> old = older.elements();
        Map<String, Element> now = newer.elements();
        Set<String> used = new HashSet<>(older.used());
        used.addAll(newer.used());
        List<Difference> differences = new ArrayList<>();
        old.forEach((code, was) -> {
            Element is = now.get(code);
            boolean isUsed = used.contains(was.type(code));
            if (is == null) {
                // The members of a removed type aren't reported separately.
                if (was.isType() || isUsed && now.containsKey(was.owner())) {
                    Effect effect = isUsed ? Effect.BREAKING : Effect.HARMLESS;
                    differences.add(new Difference(effect, code, was.form(), "", was.place(), ""));
                }
            } else if (isUsed
                    && !(was.form().equals(is.form()) && was.arguments().equals(is.arguments()))) {
                differences.add(new Difference(
                        effect(was, is), code, shown(was, is), shown(is, was), was.formPlace(), is.formPlace()));
            }
        });
        now.forEach((code, is) -> {
            boolean isNew = !old.containsKey(code);
            if (isNew && (is.isType() || used.contains(is.owner()) && old.containsKey(is.owner()))) {
                differences.add(new Difference(Effect.ADDED, code, "", is.form(), "", is.place()));
            }
        });
        return differences;
    }

    private static @Nullable CallerView view(Specification specification, List<String> operations) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try {
            Client client = new ClientReader(specification, nowhere)
                    .operations(operations)
                    .skipUnsupported(true)
                    .read();
            return new CallerView(client);
        } catch (UnsupportedSpecificationException e) {
            return null;
        }
    }

    private static String shown(Element element, Element other) {
        return element.arguments().equals(other.arguments())
                ? element.form()
                : "with " + String.join(", ", element.arguments()) + " " + element.form();
    }

    private static Effect effect(Element was, Element is) {
        boolean reordered = !was.arguments().equals(is.arguments())
                && new HashSet<>(was.arguments()).equals(new HashSet<>(is.arguments()));
        String before = was.form().replace(NULLABLE, "");
        String after = is.form().replace(NULLABLE, "");
        if (reordered || !before.equals(after)) {
            return Effect.BREAKING;
        }
        boolean moreNulls = is.form().length() > was.form().length();
        return moreNulls == (is.use() == Use.READ) && !was.form().equals(is.form()) ? Effect.BREAKING : Effect.HARMLESS;
    }
}
