package io.github.llamabatches.build.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Paging by token, as AIP-158 has it: the names and types that the listing relies on. */
final class PagingRules implements Check {

    private static final String TOKEN = "page_token";
    private static final String SIZE = "page_size";
    private static final String NEXT = "next_page_token";

    @Override
    public List<Finding> check(SpecDocument document) {
        FindingList findings = new FindingList(document);
        SpecParts parts = document.parts();
        parts.operations().forEach(operation -> {
            Map<String, Part> query = query(parts, operation);
            Part page = page(parts, operation);
            Part token = query.get(TOKEN);
            if (token != null) {
                checkRequest(findings, parts, operation, token, query.get(SIZE));
                checkPage(findings, parts, operation, page);
            } else if (page != null && SchemaView.of(parts, page).properties().containsKey(NEXT)) {
                findings.add(
                        Rule.PAGING_TOKEN,
                        operation.at("parameters"),
                        "Pages of " + operation.title() + " have a " + NEXT + " that can't be sent back.",
                        "Add the optional query parameter `" + TOKEN + "` of type string.");
            }
        });
        return findings.toList();
    }

    private static void checkRequest(
            FindingList findings, SpecParts parts, Part operation, Part token, @Nullable Part size) {
        if (!isType(parts, token, "string") || token.isTrue("required")) {
            findings.add(
                    Rule.PAGING_TOKEN,
                    token.pointer(),
                    "The first page is asked for without a token, so " + TOKEN + " must be an optional string.",
                    "Write `type: string` in its schema, and leave `required` out.");
        }
        if (size == null || !isType(parts, size, "integer")) {
            findings.add(
                    Rule.PAGING_SIZE,
                    size == null ? token.pointer() : size.pointer(),
                    "There is a " + TOKEN + " but no integer " + SIZE + " in " + operation.title() + ".",
                    "Add the query parameter `" + SIZE + "` with `type: integer` and `format: int32`.");
        }
    }

    private static void checkPage(FindingList findings, SpecParts parts, Part operation, @Nullable Part page) {
        if (page == null) {
            findings.add(
                    Rule.PAGING_NEXT_TOKEN,
                    operation.at("responses"),
                    "There is a " + TOKEN + " but no schema of a page in " + operation.title() + ".",
                    "Add a 200 response in JSON whose schema has `" + NEXT + "` and the items.");
            return;
        }
        SchemaView view = SchemaView.of(parts, page);
        if (!view.isComplete()) {
            return;
        }
        Part next = view.properties().get(NEXT);
        Part schema = next == null ? null : parts.resolve(next);
        if (next == null || (schema != null && !schema.text("type").equals("string")) || view.requires(NEXT)) {
            findings.add(
                    Rule.PAGING_NEXT_TOKEN,
                    next == null ? page.pointer() : next.pointer(),
                    "The last page has no token, so " + page.title() + " must have an optional string " + NEXT + ".",
                    "Write the property `" + NEXT + "` with `type: string`, and leave it out of `required`.");
        }
        long lists = view.properties().values().stream()
                .filter(property -> isArray(parts, property))
                .count();
        if (lists != 1) {
            findings.add(
                    Rule.PAGING_ITEMS,
                    page.at("properties"),
                    "A page has one list of items, but " + page.title() + " has " + (lists == 0 ? "none" : lists) + ".",
                    "Keep exactly one property of `type: array`.");
        }
    }

    private static boolean isArray(SpecParts parts, Part property) {
        Part schema = parts.resolve(property);
        return schema != null && schema.text("type").equals("array");
    }

    private static boolean isType(SpecParts parts, Part parameter, String type) {
        Part schema = parts.child(parameter, "schema");
        // A type that doesn't exist, or a reference that leads nowhere, is reported as that.
        return schema == null
                ? parameter.has("schema")
                : schema.text("type").equals(type) || !TypeRules.isKnown(schema.text("type"));
    }

    private static Map<String, Part> query(SpecParts parts, Part operation) {
        Map<String, Part> query = new HashMap<>();
        Part path = operation.parent();
        for (Part holder : path == null ? List.of(operation) : List.of(path, operation)) {
            for (Part written : parts.children(holder, "parameters")) {
                Part parameter = parts.resolve(written);
                if (parameter != null && parameter.text("in").equals("query")) {
                    query.put(parameter.text("name"), parameter);
                }
            }
        }
        return query;
    }

    /** The schema of the first success that has JSON. */
    private static @Nullable Part page(SpecParts parts, Part operation) {
        Part responses = parts.get(operation.child("responses"));
        JsonNode statuses = operation.get("responses");
        if (responses == null || !statuses.isObject()) {
            return null;
        }
        for (var entry : statuses.properties()) {
            Part written = parts.get(SpecDocument.child(responses.pointer(), entry.getKey()));
            Part response = written == null ? null : parts.resolve(written);
            if (response != null && entry.getKey().startsWith("2")) {
                for (Part media : parts.children(response, "content")) {
                    Part schema = media.name().contains("json") ? parts.child(media, "schema") : null;
                    if (schema != null) {
                        return schema;
                    }
                }
            }
        }
        return null;
    }
}
