package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks paging by token as in AIP-158: the names and types that the listing relies on. */
final class PagingRules implements PartCheck {

    private static final String TOKEN = "page_token";
    private static final String SIZE = "page_size";
    private static final String NEXT = "next_page_token";

    @Override
    public void check(SpecParts parts, FindingList findings) {
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
                    findings.add("paging-next-token/no-page", operation);
                }
            } else if (page != null && SchemaView.of(parts, page).properties().containsKey(NEXT)) {
                findings.add("paging-token", operation);
            }
        });
    }

    private static void checkRequest(
            FindingList findings, SpecParts parts, Part operation, Part token, @Nullable Part size) {
        if (!isType(parts, token, "string") || token.isTrue("required")) {
            findings.add("paging-token/request", token);
        }
        if (size == null || !isType(parts, size, "integer")) {
            findings.at("paging-size", operation, size == null ? token.pointer() : size.pointer());
        }
    }

    private static void checkPage(FindingList findings, SpecParts parts, Part page) {
        if (page.text("type").equals("array")) {
            findings.add("paging-next-token/array", page);
            return;
        }
        SchemaView view = SchemaView.of(parts, page);
        if (!view.isComplete()) {
            return;
        }
        Part next = view.properties().get(NEXT);
        Part schema = next == null ? null : parts.resolve(next);
        if (next == null || schema != null && !isType(schema, "string") || view.requires(NEXT)) {
            findings.at("paging-next-token", page, next == null ? page.pointer() : next.pointer());
        }
        List<Part> properties = view.properties().values().stream()
                .map(parts::resolve)
                .filter(Objects::nonNull)
                .toList();
        long lists = properties.stream()
                .filter(property -> property.text("type").equals("array"))
                .count();
        if (lists != 1
                && properties.stream().filter(one -> isType(one, "array")).count() != 1) {
            findings.add("paging-items", page, lists == 0 ? "none" : lists);
        }
    }

    private static boolean isType(SpecParts parts, Part parameter, String type) {
        Part schema = parts.child(parameter, "schema");
        // A missing schema and a broken reference have their own findings.
        return schema == null || !schema.has("type") || isType(schema, type);
    }

    /** An invalid type has its own finding. */
    private static boolean isType(Part schema, String type) {
        String written = schema.text("type");
        return written.equals(type) || schema.has("type") && !TypeRules.isKnown(written);
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

    /** Returns the inline schemas of successful JSON responses; nothing if a reference can't be resolved. */
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
                        .filter(media -> media.name().toLowerCase(Locale.ROOT).contains("json"))
                        .forEach(media -> pages.addAll(parts.children(media, "schema")));
            }
        }
        return success ? Optional.of(pages) : Optional.empty();
    }
}
