package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            Part token = query.get(TOKEN);
            Optional<List<Part>> pages = pages(parts, operation);
            Part page = pages.filter(all -> !all.isEmpty())
                    .map(all -> parts.resolve(all.get(0)))
                    .orElse(null);
            if (token != null) {
                checkRequest(findings, parts, operation, token, query.get(SIZE));
                if (page != null) {
                    checkPage(findings, parts, page);
                } else if (pages.isPresent() && pages.get().isEmpty()) {
                    findings.add(
                            Rule.of("paging-next-token"),
                            operation.at("responses"),
                            "There is a " + TOKEN + " but no schema of a page in " + operation.title() + ".",
                            "Add a schema in JSON to the 200 response, with `" + NEXT + "` and the items.");
                }
            } else if (page != null && SchemaView.of(parts, page).properties().containsKey(NEXT)) {
                findings.add(
                        Rule.of("paging-token"),
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
                    Rule.of("paging-token"),
                    token.pointer(),
                    "The first page is asked for without a token, so " + TOKEN + " must be an optional string.",
                    "Write `type: string` in its schema, and leave `required` out.");
        }
        if (size == null || !isType(parts, size, "integer")) {
            findings.add(
                    Rule.of("paging-size"),
                    size == null ? token.pointer() : size.pointer(),
                    "There is a " + TOKEN + " but no integer " + SIZE + " in " + operation.title() + ".",
                    "Add the query parameter `" + SIZE + "` with `type: integer` and `format: int32`.");
        }
    }

    private static void checkPage(FindingList findings, SpecParts parts, Part page) {
        SchemaView view = SchemaView.of(parts, page);
        if (!view.isComplete()) {
            return;
        }
        Part next = view.properties().get(NEXT);
        Part schema = next == null ? null : parts.resolve(next);
        if (next == null || (schema != null && !schema.text("type").equals("string")) || view.requires(NEXT)) {
            findings.add(
                    Rule.of("paging-next-token"),
                    next == null ? page.pointer() : next.pointer(),
                    "The last page has no token, so " + page.title() + " must have an optional string " + NEXT + ".",
                    "Write the property `" + NEXT + "` with `type: string`, and leave it out of `required`.");
        }
        long lists = view.properties().values().stream()
                .filter(property -> isArray(parts, property))
                .count();
        if (lists != 1) {
            findings.add(
                    Rule.of("paging-items"),
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

    /** The schemas of successes in JSON, as they are written; nothing if a reference hides them. */
    private static Optional<List<Part>> pages(SpecParts parts, Part operation) {
        List<Part> pages = new ArrayList<>();
        Part responses = parts.get(operation.child("responses"));
        boolean success = false;
        for (Part written : responses == null ? List.<Part>of() : parts.members(responses)) {
            if (written.name().startsWith("2")) {
                success = true;
                Part response = parts.resolve(written);
                if (response == null) {
                    return Optional.empty();
                }
                parts.children(response, "content").stream()
                        .filter(media -> media.name().contains("json"))
                        .forEach(media -> pages.addAll(parts.children(media, "schema")));
            }
        }
        return success ? Optional.of(pages) : Optional.empty();
    }
}
