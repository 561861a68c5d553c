package io.github.llamabatches.gate.internal.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.comparing.Contract.Operation;
import io.github.llamabatches.gate.internal.reading.Located;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Compares operations, which are matched by path and method, then by operationId. */
final class OperationComparison {

    private static final Set<String> HANDLED =
            Set.of("operationId", "tags", "parameters", "requestBody", "responses", "callbacks", "security", "servers");

    private final Comparison comparison;
    private final Changes changes;
    private final ParameterComparison parameters;
    private final ContentComparison contents;

    OperationComparison(Comparison comparison, SchemaComparison schemas) {
        this.comparison = comparison;
        this.changes = comparison.changes();
        this.contents = new ContentComparison(comparison, schemas);
        this.parameters = new ParameterComparison(comparison, schemas, contents);
    }

    /**
     * Compares the selected operations.
     *
     * @return the new operations that existed before, each with the old one
     */
    Map<Operation, Operation> compare(Selection selection) {
        Map<String, Operation> old = comparison.from().operations();
        Map<String, Operation> now = comparison.to().operations();
        Map<String, Operation> goneById = new LinkedHashMap<>();
        old.forEach((address, operation) -> {
            if (!now.containsKey(address) && !operation.id().isEmpty()) {
                goneById.putIfAbsent(operation.id(), operation);
            }
        });
        Map<Operation, Operation> pairs = new LinkedHashMap<>();
        Predicate<Operation> wanted = selection::includes;
        now.forEach((address, is) -> {
            Operation was = old.containsKey(address) ? old.get(address) : goneById.remove(is.id());
            if (was != null && (wanted.test(is) || wanted.test(was))) {
                pairs.put(is, was);
            } else if (was == null && wanted.test(is) && !selection.isCommon()) {
                changes.add("operation-added", place(is));
            }
        });
        Set<Operation> matched = new HashSet<>(pairs.values());
        pairs.forEach((is, was) -> one(was, is, place(is)));
        old.values().stream()
                .filter(operation -> wanted.test(operation) && !selection.isCommon() && !matched.contains(operation))
                .forEach(operation -> changes.add("operation-removed", place(operation)));
        return pairs;
    }

    static Place place(Operation operation) {
        Text group = Text.of(operation.title().replaceFirst(" .*", "") + " %s", operation.path());
        return Place.at(group, "the operation", operation.at().pointer());
    }

    private void one(Operation was, Operation is, Place place) {
        if (!was.address().equals(is.address())) {
            changes.add(
                    "operation-moved",
                    place.from(was.at().pointer()).subject(Text.of("the operation %s", is.id())),
                    was.title());
        }
        if (!was.id().equals(is.id()) && !is.incoming()) {
            changes.add(
                    "operation-renamed",
                    place.child("operationId").subject(Text.of("the operation %s", was.id())),
                    is.id());
        }
        tags(was.at().child("tags"), is.at().child("tags"), place.child("tags"));
        if (is.incoming()) {
            JsonNode parameters = was.at().child("parameters").node();
            comparison.other(
                    "parameters", parameters, is.at().child("parameters").node(), place.child("parameters"));
        } else {
            parameters.compare(was, is, place);
        }
        contents.requestBody(was, is, place);
        contents.responses(was, is, place);
        comparison.rest(was.at(), is.at(), place, HANDLED);
        paths(was, is);
    }

    /** Compares the elements of paths outside operations. */
    private void paths(Operation was, Operation is) {
        if (was.path().equals(is.path()) && !is.incoming()) {
            String pointer = SpecDocument.child("/paths", is.path());
            Set<String> handled = new HashSet<>(Contract.METHODS);
            handled.addAll(Set.of("parameters", "servers", "$ref"));
            comparison.rest(
                    comparison.from().at(pointer),
                    comparison.to().at(pointer),
                    Place.at(Text.of("path %s", is.path()), "the path", pointer),
                    handled);
        }
    }

    private void tags(Located old, Located now, Place place) {
        Set<String> before = texts(old);
        Set<String> after = texts(now);
        if (before.equals(after)) {
            return;
        }
        boolean onlyMore = after.containsAll(before) && !before.isEmpty();
        changes.add(
                onlyMore ? "operation-tags-changed/more" : "operation-tags-changed",
                place.subject(Text.of("the tags")),
                old.node(),
                now.node());
    }

    private static Set<String> texts(Located list) {
        Set<String> texts = new HashSet<>();
        list.items().forEach(item -> texts.add(Meaning.shown(item.node())));
        return texts;
    }
}
