package io.github.llamabatches.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.Change.Kind;
import io.github.llamabatches.gate.Changes.Place;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Compares operations, which are matched by path and method first, and by operationId then. */
final class OperationComparison {

    static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private static final Set<String> HANDLED =
            Set.of("operationId", "tags", "parameters", "requestBody", "responses", "security");

    private final Differ differ;
    private final Changes changes;
    private final ParameterComparison parameters;
    private final ContentComparison contents;
    private final SecurityComparison security;

    OperationComparison(Differ differ, SchemaComparison schemas) {
        this.differ = differ;
        this.changes = differ.changes;
        this.contents = new ContentComparison(differ, schemas);
        this.parameters = new ParameterComparison(differ, schemas, contents);
        this.security = new SecurityComparison(differ);
    }

    /** An operation and where it is. */
    private record Operation(String path, String method, JsonNode node) {

        Text group() {
            return Text.of(method.toUpperCase(Locale.ROOT) + " %s", path);
        }

        String pathPointer() {
            return SpecDocument.child("/paths", path);
        }

        String pointer() {
            return pathPointer() + "/" + method;
        }

        String id() {
            return node.path("operationId").asText("");
        }

        /** The names of path parameters aren't part of the address. */
        String address() {
            return method + " " + path.replaceAll("\\{[^}]*\\}", "{}");
        }
    }

    void compare() {
        Map<String, Operation> old = operations(differ.from);
        Map<String, Operation> now = operations(differ.to);
        Map<String, Operation> goneById = new LinkedHashMap<>();
        old.forEach((address, operation) -> {
            if (!now.containsKey(address) && !operation.id().isEmpty()) {
                goneById.putIfAbsent(operation.id(), operation);
            }
        });
        Set<Operation> matched = new HashSet<>();
        now.forEach((address, is) -> {
            Operation was = old.containsKey(address) ? old.get(address) : goneById.remove(is.id());
            Place place = Place.at(is.group(), is.pointer());
            if (was == null) {
                Text text = Text.of("the operation is new");
                changes.add(Kind.ADDED, Rule.OPERATION_ADDED, place, text, "nobody has to change");
            } else {
                matched.add(was);
                one(was, is, place);
            }
        });
        old.values().stream()
                .filter(operation -> !matched.contains(operation))
                .forEach(operation -> changes.add(
                        Kind.REMOVED,
                        Rule.OPERATION_REMOVED,
                        Place.at(operation.group(), operation.pointer()),
                        Text.of("the operation was removed"),
                        "code that calls its Java method no longer compiles, and released clients fail"));
        paths();
    }

    /** Compares the parts of paths that belong to no operation. */
    private void paths() {
        JsonNode now = differ.to.path("paths");
        for (String path : Renames.names(now)) {
            Place place = Place.at(Text.of("path %s", path), SpecDocument.child("/paths", path));
            JsonNode old = differ.from.path("paths").path(path);
            if (old.isObject() && now.path(path).isObject()) {
                Set<String> handled = new HashSet<>(METHODS);
                handled.add("parameters");
                differ.rest(old, now.path(path), place, Text.of("the path"), handled);
            }
        }
    }

    private void one(Operation was, Operation is, Place place) {
        if (!was.address().equals(is.address())) {
            changes.add(
                    Kind.CHANGED,
                    Rule.OPERATION_MOVED,
                    place,
                    Text.of(
                            "the operation %s moved here from %s",
                            is.id(), was.method().toUpperCase(Locale.ROOT) + " " + was.path()),
                    "calls of released clients fail");
        }
        if (!was.id().equals(is.id())) {
            changes.add(
                    Kind.CHANGED,
                    Rule.OPERATION_RENAMED,
                    place.child("operationId"),
                    Text.of("the operation %s is called %s now", was.id(), is.id()),
                    "code that calls its Java method no longer compiles");
        }
        Text subject = Text.of("the operation");
        tags(was.node().path("tags"), is.node().path("tags"), place.child("tags"));
        parameters.compare(was.pathPointer(), is.pathPointer(), was.pointer(), is.pointer(), is.group());
        contents.requestBody(was.node(), is.node(), place);
        contents.responses(was.node(), is.node(), place);
        if (was.node().has("security") || is.node().has("security")) {
            security.requirements(
                    was.node().path("security").isMissingNode()
                            ? differ.from.path("security")
                            : was.node().path("security"),
                    is.node().path("security").isMissingNode()
                            ? differ.to.path("security")
                            : is.node().path("security"),
                    place.child("security"));
        }
        differ.rest(was.node(), is.node(), place, subject, HANDLED);
    }

    private void tags(JsonNode old, JsonNode now, Place place) {
        Set<String> before = PropertyComparison.texts(old);
        Set<String> after = PropertyComparison.texts(now);
        if (before.equals(after)) {
            return;
        }
        boolean onlyMore = after.containsAll(before) && !before.isEmpty();
        changes.add(
                onlyMore ? Kind.ADDED : Kind.CHANGED,
                Rule.OPERATION_TAGS_CHANGED,
                onlyMore ? Severity.NOTE : Severity.ERROR,
                place,
                Text.of("the tags changed from %s to %s", Differ.shown(old), Differ.shown(now)),
                onlyMore ? "nobody has to change" : "code that names the Java interface no longer compiles");
    }

    private static Map<String, Operation> operations(JsonNode document) {
        Map<String, Operation> operations = new LinkedHashMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(entry -> {
                    if (METHODS.contains(entry.getKey())) {
                        var operation = new Operation(path.getKey(), entry.getKey(), entry.getValue());
                        operations.putIfAbsent(operation.address(), operation);
                    }
                }));
        return operations;
    }
}
