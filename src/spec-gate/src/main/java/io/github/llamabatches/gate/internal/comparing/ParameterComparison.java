package io.github.llamabatches.gate.internal.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.gate.internal.comparing.Contract.Operation;
import io.github.llamabatches.gate.internal.comparing.Sides.Side;
import io.github.llamabatches.gate.internal.reading.Located;
import io.github.llamabatches.gate.internal.reading.Pointers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the effective parameters of an operation. */
final class ParameterComparison {

    private static final List<String> SERIALIZATION =
            List.of("in", "style", "explode", "allowReserved", "allowEmptyValue");
    private static final Set<String> HANDLED = Set.of(
            "name in required schema content style explode allowReserved allowEmptyValue x-sensitive".split(" "));

    private final Comparison comparison;
    private final Changes changes;
    private final SchemaComparison schemas;
    private final ContentComparison contents;

    ParameterComparison(Comparison comparison, SchemaComparison schemas, ContentComparison contents) {
        this.comparison = comparison;
        this.changes = comparison.changes();
        this.schemas = schemas;
        this.contents = contents;
    }

    void compare(Operation was, Operation is, Place operation) {
        Set<Located> matched = new HashSet<>();
        for (Located now : is.parameters()) {
            Located old = counterpart(was, is, now);
            Place place = operation.at(now.pointer()).subject(subject(now));
            if (old == null) {
                changes.add(now.isTrue("required") ? "required-parameter-added" : "parameter-added", place);
            } else {
                matched.add(old);
                one(old, now, place);
            }
        }
        for (Located gone : was.parameters()) {
            if (!matched.contains(gone)) {
                removed(gone, was, is, operation);
            }
        }
    }

    private static Text subject(Located parameter) {
        return Text.of("%s parameter %s", parameter.text("in"), parameter.text("name"));
    }

    private void removed(Located gone, Operation was, Operation is, Place operation) {
        boolean own = Pointers.isAtOrBelow(gone.pointer(), was.at().pointer());
        String pointer = own
                ? is.at().pointer()
                        + gone.pointer().substring(was.at().pointer().length())
                : gone.pointer();
        Place place = new Place(
                operation.group(),
                subject(gone),
                operation.context(),
                pointer,
                own ? Pointers.parent(pointer) : operation.pointer(),
                gone.pointer());
        changes.add("parameter-removed", place);
    }

    private void one(Located was, Located is, Place place) {
        if (!Contract.key(was).equals(Contract.key(is)) && !was.text("name").equals(is.text("name"))) {
            String name = is.text("in").equals("path") ? "parameter-renamed/in-path" : "parameter-renamed";
            changes.add(name, place.child("name").subject(subject(was)), is.text("name"));
        }
        boolean required = is.isTrue("required");
        if (was.isTrue("required") != required) {
            changes.add(required ? "parameter-required" : "parameter-optional", place.child("required"));
        }
        serialization(was, is, place);
        boolean hidden = is.isTrue("x-sensitive");
        if (was.isTrue("x-sensitive") != hidden) {
            changes.add(hidden ? "sensitive-changed" : "sensitive-changed/off", place.child("x-sensitive"));
        }
        schemas.compare(
                was.optional("schema"),
                is.optional("schema"),
                place.child("schema"),
                Side.REQUEST,
                !was.isTrue("required"));
        contents.compare(was.child("content"), is.child("content"), place.child("content"), Side.REQUEST);
        comparison.rest(was, is, place, HANDLED);
    }

    private void serialization(Located was, Located is, Place place) {
        for (String key : SERIALIZATION) {
            String before = Contract.serialization(was, key);
            String after = Contract.serialization(is, key);
            boolean follows = key.equals("style") && !was.text("in").equals(is.text("in"))
                    || key.equals("explode")
                            && !is.node().has(key)
                            && !was.node().has(key);
            if (!before.equals(after) && !follows && !(key.equals("explode") && isScalar(was, is))) {
                boolean allowed = key.equals("allowEmptyValue") && after.equals("true");
                String rule = allowed ? "parameter-serialization-changed/allowed" : "parameter-serialization-changed";
                changes.add(rule, place.child(key), key, before, after);
            }
        }
    }

    /** Returns whether the parameter is a single value, for which {@code explode} has no effect. */
    private boolean isScalar(Located was, Located is) {
        Set<String> scalars = Set.of("string", "integer", "number", "boolean");
        return scalars.contains(comparison.from().merged(was.optional("schema")).type())
                && scalars.contains(
                        comparison.to().merged(is.optional("schema")).type());
    }

    private @Nullable Located counterpart(Operation was, Operation is, Located now) {
        for (Located old : was.parameters()) {
            if (Contract.key(old).equals(Contract.key(now))) {
                return old;
            }
        }
        Set<String> still = new HashSet<>();
        is.parameters().forEach(parameter -> still.add(Contract.key(parameter)));
        if (now.text("in").equals("path")) {
            return inPath(was, is, now);
        }
        for (Located old : was.parameters()) {
            if (!still.contains(Contract.key(old)) && old.text("name").equals(now.text("name"))) {
                return old;
            }
        }
        int index = is.parameters().indexOf(now);
        if (index < was.parameters().size()) {
            Located old = was.parameters().get(index);
            boolean same = nameless(old).equals(nameless(now))
                    && schemas.isSame(old.optional("schema"), now.optional("schema"));
            return same && !still.contains(Contract.key(old)) ? old : null;
        }
        return null;
    }

    /** Returns the parameter that had another name at the same position of the path. */
    private static @Nullable Located inPath(Operation was, Operation is, Located now) {
        int place = names(is.path()).indexOf(now.text("name"));
        List<String> oldNames = names(was.path());
        return was.parameters().stream()
                .filter(old -> place >= 0
                        && place < oldNames.size()
                        && Contract.key(old).equals("path " + oldNames.get(place)))
                .findFirst()
                .orElse(null);
    }

    private static List<String> names(String path) {
        return java.util.regex.Pattern.compile("\\{([^}]*)\\}")
                .matcher(path)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static JsonNode nameless(Located parameter) {
        JsonNode essence = Meaning.essence(parameter.node());
        return essence.isObject() ? ((ObjectNode) essence).without(List.of("name", "schema")) : essence;
    }
}
