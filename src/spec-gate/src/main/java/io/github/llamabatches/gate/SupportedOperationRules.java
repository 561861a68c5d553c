package io.github.llamabatches.gate;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reports operations that the templates can't turn into a method of a Feign interface. */
final class SupportedOperationRules implements Check {

    @Override
    public List<Finding> check(SpecDocument document) {
        FindingList findings = new FindingList(document);
        SpecParts parts = document.parts();
        parts.operations().forEach(operation -> {
            if (operation.has("callbacks")) {
                findings.add(
                        Rule.SUPPORTED_OPERATION,
                        operation.child("callbacks"),
                        "The templates don't support callbacks, which " + operation.title() + " has.",
                        "Take `callbacks` out: a client doesn't receive requests.");
            }
            String id = operation.text("operationId");
            if (!id.isEmpty() && !id.matches("[A-Za-z_][\\w.-]*")) {
                findings.add(
                        Rule.SUPPORTED_NAME,
                        operation.child("operationId"),
                        "The operationId of " + operation.title()
                                + " isn't letters, digits and - _ . from a letter on.",
                        "Rename it; the operationId isn't sent.");
            }
            checkBody(findings, parts, operation);
            checkResponses(findings, parts, operation);
        });
        parts.of(Kind.RESPONSE)
                .filter(response -> response.has("links"))
                .forEach(response -> findings.add(
                        Rule.SUPPORTED_OPERATION,
                        response.child("links"),
                        "The templates don't support links, which " + response.title() + " has.",
                        "Take `links` out, and tell about them in the description."));
        return findings.toList();
    }

    private static void checkBody(FindingList findings, SpecParts parts, Part operation) {
        Part body = parts.child(operation, "requestBody");
        if (body == null) {
            return;
        }
        checkMediaTypes(findings, parts, body);
        for (Part media : parts.children(body, "content")) {
            checkDirection(findings, parts, media, "readOnly", "a request");
        }
    }

    private static void checkResponses(FindingList findings, SpecParts parts, Part operation) {
        Map<String, Part> successes = new LinkedHashMap<>();
        Part responses = parts.child(operation, "responses");
        if (responses == null) {
            return;
        }
        for (Part written : parts.members(responses)) {
            Part response = parts.resolve(written);
            if (response != null
                    && written.name().startsWith("2")
                    && !written.name().equals("204")) {
                checkMediaTypes(findings, parts, response);
                for (Part media : parts.children(response, "content")) {
                    checkDirection(findings, parts, media, "writeOnly", "a response");
                }
            }
            if (written.name().startsWith("2")) {
                successes.put(written.name(), written);
            }
        }
        @Nullable String first = null;
        for (Part written : successes.values()) {
            String type = type(parts, parts.resolve(written));
            if (first != null && !first.equals(type)) {
                findings.add(
                        Rule.SUPPORTED_OPERATION,
                        written.pointer(),
                        "A method has one result, but " + written.title() + " has another body than the first success.",
                        "Describe one success, or give all of them the same schema.");
                return;
            }
            first = type;
        }
    }

    /** Returns a text that differs for each type of result. */
    private static String type(SpecParts parts, @Nullable Part response) {
        if (response == null) {
            return "";
        }
        for (Part media : parts.children(response, "content")) {
            return media.get("schema").toString();
        }
        return "";
    }

    private static void checkMediaTypes(FindingList findings, SpecParts parts, Part holder) {
        for (Part media : parts.children(holder, "content")) {
            if (!media.has("schema")) {
                findings.add(
                        Rule.SUPPORTED_OPERATION,
                        media.pointer(),
                        "Without a schema the generator takes " + holder.title() + " for empty.",
                        "Write `schema: {}` if it can be any JSON, else the schema.");
            }
            String type = media.name().replaceFirst(";.*", "").trim();
            if (!type.equals("application/json") && !type.endsWith("+json")) {
                findings.add(
                        Rule.SUPPORTED_MEDIA_TYPE,
                        media.pointer(),
                        "The templates only support JSON, but " + holder.title() + " can be " + media.name() + ".",
                        "Take this media type out if there is JSON too, else the operation.");
            }
        }
    }

    /** A record has one list of required fields, for requests and for responses. */
    private static void checkDirection(
            FindingList findings, SpecParts parts, Part media, String keyword, String direction) {
        Part schema = parts.child(media, "schema");
        if (schema != null) {
            checkDirection(findings, parts, schema, keyword, direction, new HashSet<>());
        }
    }

    private static void checkDirection(
            FindingList findings, SpecParts parts, Part written, String keyword, String direction, Set<String> seen) {
        Part schema = parts.resolve(written);
        if (schema == null || !seen.add(schema.pointer())) {
            return;
        }
        SchemaView view = SchemaView.of(parts, schema);
        view.properties().values().forEach(property -> {
            Part resolved = parts.resolve(property);
            boolean marked = property.isTrue(keyword) || (resolved != null && resolved.isTrue(keyword));
            String other = keyword.equals("readOnly") ? "writeOnly" : "readOnly";
            if (marked && !property.isTrue(other) && view.requires(property.name())) {
                findings.add(
                        Rule.SUPPORTED_DIRECTION,
                        property.at(keyword),
                        "A record is required as a whole, but in " + direction + " nobody writes " + property.title()
                                + ", which is " + keyword + ".",
                        "Take it out of `required`, or use a schema of its own for " + direction + ".");
            }
            checkDirection(findings, parts, property, keyword, direction, seen);
        });
        for (String inner : List.of("items", "additionalProperties")) {
            Part child = parts.child(schema, inner);
            if (child != null) {
                checkDirection(findings, parts, child, keyword, direction, seen);
            }
        }
    }
}
