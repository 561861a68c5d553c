package io.github.llamabatches.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.gate.Change.Kind;
import io.github.llamabatches.gate.Changes.Place;
import io.github.llamabatches.gate.Sides.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the parameters of an operation, whether they stand at it, at its path or among the components. */
final class ParameterComparison {

    private static final Set<String> HANDLED =
            Set.of("name", "in", "required", "schema", "content", "style", "explode", "allowReserved", "x-sensitive");

    private final Differ differ;
    private final Changes changes;
    private final SchemaComparison schemas;
    private final ContentComparison contents;

    ParameterComparison(Differ differ, SchemaComparison schemas, ContentComparison contents) {
        this.differ = differ;
        this.changes = differ.changes;
        this.schemas = schemas;
        this.contents = contents;
    }

    /** A parameter, with the list it stands in, which gives the line when it is gone. */
    private record Parameter(JsonNode node, String pointer, String list) {

        String name() {
            return node.path("name").asText("");
        }

        String in() {
            return node.path("in").asText("");
        }

        boolean required() {
            return node.path("required").asBoolean();
        }

        boolean is(Parameter other) {
            return name().equals(other.name()) && in().equals(other.in());
        }
    }

    void compare(String oldPath, String newPath, String oldOperation, String newOperation, Text group) {
        List<Parameter> old = effective(differ.from, oldPath, oldOperation);
        List<Parameter> now = effective(differ.to, newPath, newOperation);
        Set<Parameter> matched = new HashSet<>();
        for (int i = 0; i < now.size(); i++) {
            Parameter is = now.get(i);
            Parameter was = counterpart(old, now, i);
            Place place = Place.at(group, is.pointer());
            if (was == null) {
                added(is, place);
            } else {
                matched.add(was);
                one(was, is, place);
            }
        }
        for (Parameter gone : old) {
            if (!matched.contains(gone)) {
                removed(gone, oldPath, newPath, group);
            }
        }
    }

    private void removed(Parameter gone, String oldPath, String newPath, Text group) {
        boolean moved = gone.pointer().startsWith(oldPath);
        String pointer = moved ? newPath + gone.pointer().substring(oldPath.length()) : gone.pointer();
        String list = moved ? newPath + gone.list().substring(oldPath.length()) : gone.list();
        changes.add(
                Kind.REMOVED,
                Rule.PARAMETER_REMOVED,
                new Place(group, pointer, list),
                Text.of("%s parameter %s was removed", gone.in(), gone.name()),
                "calls that set it no longer compile");
    }

    private void added(Parameter is, Place place) {
        Text text = Text.of("%s parameter %s is new", is.in(), is.name());
        if (is.required()) {
            changes.add(
                    Kind.ADDED,
                    Rule.REQUIRED_PARAMETER_ADDED,
                    place,
                    text.then(" and required"),
                    "calls of released clients are refused");
        } else {
            changes.add(Kind.ADDED, Rule.PARAMETER_ADDED, place, text, "nobody has to change");
        }
    }

    private void one(Parameter was, Parameter is, Place place) {
        Text subject = Text.of("%s parameter %s", is.in(), is.name());
        if (!was.name().equals(is.name())) {
            changes.add(
                    Kind.CHANGED,
                    Rule.PARAMETER_RENAMED,
                    place.child("name"),
                    Text.of("%s parameter %s is called %s now", is.in(), was.name(), is.name()),
                    "calls that set it no longer compile, and those of released clients lose it");
        }
        if (was.required() != is.required()) {
            changes.add(
                    Kind.CHANGED,
                    is.required() ? Rule.PARAMETER_REQUIRED : Rule.PARAMETER_OPTIONAL,
                    place.child("required"),
                    subject.then(is.required() ? " is required now" : " is no longer required"),
                    is.required() ? "calls without it are refused" : "nobody has to change");
        }
        serialization(was, is, place, subject);
        if (was.node().path("x-sensitive").asBoolean()
                != is.node().path("x-sensitive").asBoolean()) {
            boolean hidden = is.node().path("x-sensitive").asBoolean();
            changes.add(
                    Kind.CHANGED,
                    Rule.SENSITIVE_CHANGED,
                    place.child("x-sensitive"),
                    subject.then(hidden ? " counts as a credential now" : " no longer counts as a credential"),
                    "the Java method that takes the query record " + (hidden ? "loses it" : "gets it as an argument"));
        }
        schemas.compare(
                was.node().path("schema"),
                is.node().path("schema"),
                place.child("schema"),
                subject,
                Side.REQUEST,
                !was.required());
        contents.compare(
                was.node().path("content"), is.node().path("content"), place.child("content"), subject, Side.REQUEST);
        differ.rest(was.node(), is.node(), place, subject, HANDLED);
    }

    private void serialization(Parameter was, Parameter is, Place place, Text subject) {
        for (String key : new String[] {"in", "style", "explode", "allowReserved"}) {
            String before = effective(was, key);
            String after = effective(is, key);
            boolean follows = key.equals("style") && !was.in().equals(is.in())
                    || key.equals("explode")
                            && !is.node().has(key)
                            && !was.node().has(key);
            if (!before.equals(after) && !follows) {
                changes.add(
                        Kind.CHANGED,
                        Rule.PARAMETER_SERIALIZATION_CHANGED,
                        place.child(key),
                        subject.then(" is sent in another way: %s changed from %s to %s", key, before, after),
                        "released clients send it in the old way");
            }
        }
    }

    /** The value of a keyword, or what OpenAPI says of its absence. */
    private static String effective(Parameter parameter, String key) {
        JsonNode value = parameter.node().path(key);
        boolean form = parameter.in().equals("query") || parameter.in().equals("cookie");
        return switch (key) {
            case "style" -> value.asText(form ? "form" : "simple");
            case "explode" ->
                Boolean.toString(value.asBoolean(effective(parameter, "style").equals("form")));
            case "allowReserved" -> Boolean.toString(value.asBoolean());
            default -> value.asText("");
        };
    }

    private @Nullable Parameter counterpart(List<Parameter> old, List<Parameter> now, int index) {
        Parameter is = now.get(index);
        for (Parameter was : old) {
            if (was.is(is)) {
                return was;
            }
        }
        for (Parameter was : old) {
            boolean stillThere = now.stream().anyMatch(was::is);
            if (!stillThere && was.name().equals(is.name())) {
                return was;
            }
        }
        if (index < old.size() && now.stream().noneMatch(old.get(index)::is) && sameButName(old.get(index), is)) {
            return old.get(index);
        }
        return null;
    }

    private boolean sameButName(Parameter was, Parameter is) {
        return nameless(was, differ.renames).equals(nameless(is, Map.of()));
    }

    private static JsonNode nameless(Parameter parameter, Map<String, String> renames) {
        JsonNode essence = Renames.essence(parameter.node(), renames);
        return essence.isObject() ? ((ObjectNode) essence).without("name") : essence;
    }

    /** Those of the operation, and those of its path that the operation doesn't replace. */
    private static List<Parameter> effective(JsonNode document, String path, String operation) {
        List<Parameter> own = list(document, operation + "/parameters");
        List<Parameter> all = new ArrayList<>(own);
        for (Parameter shared : list(document, path + "/parameters")) {
            if (own.stream().noneMatch(shared::is)) {
                all.add(shared);
            }
        }
        return all;
    }

    private static List<Parameter> list(JsonNode document, String pointer) {
        List<Parameter> parameters = new ArrayList<>();
        JsonNode nodes = document.at(pointer);
        for (int i = 0; i < nodes.size(); i++) {
            Refs.Target target = Refs.resolve(document, nodes.path(i), pointer + "/" + i);
            if (target.node().isObject()) {
                parameters.add(new Parameter(target.node(), target.pointer(), pointer));
            }
        }
        return parameters;
    }
}
