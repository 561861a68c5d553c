package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a specification with resolved references to components.
 *
 * @param method the HTTP method, in upper case
 * @param path the path template
 * @param part the operation in the specification
 * @param name the unique name of its method
 * @param interfaces the names of its interfaces by tag
 * @param parameters the parameters, including those of the path
 * @param body the body; null if there is none
 * @param responses the responses by status
 */
record WrittenOperation(
        String method,
        String path,
        SpecPart part,
        String name,
        Map<String, String> interfaces,
        List<SpecPart> parameters,
        @Nullable SpecPart body,
        Map<String, SpecPart> responses) {

    private static final int MOST_STEPS = 100;

    /** The methods of OpenAPI, in the order of its documentation. */
    static final List<String> METHODS = List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    /** Reads all operations, in the order of the specification. */
    static List<WrittenOperation> of(SpecPart specification, RefusalList refusals) {
        Map<SpecPart, String> names = MethodNames.of(specification);
        // Names that differ only in case would be the same file on some file systems.
        Map<String, String> interfaces = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<WrittenOperation> operations = new ArrayList<>();
        specification.members("paths").forEach((path, item) -> {
            for (String method : METHODS) {
                if (item.get(method).isObject()) {
                    SpecPart part = item.get(method);
                    Map<String, String> own = interfaces(part, interfaces);
                    refusals.collect(() ->
                            operations.add(read(specification, item, path, method, names.getOrDefault(part, ""), own)));
                }
            }
        });
        return operations;
    }

    private static WrittenOperation read(
            SpecPart specification,
            SpecPart item,
            String path,
            String method,
            String name,
            Map<String, String> interfaces) {
        SpecPart part = item.get(method);
        refuseReference(part);
        refuseReference(part.get("responses"));
        Map<String, SpecPart> parameters = new LinkedHashMap<>();
        for (SpecPart holder : List.of(item, part)) {
            refuseReference(holder.get("parameters"));
            Set<String> own = new LinkedHashSet<>();
            for (SpecPart written : holder.items("parameters")) {
                // Removed parameters are null.
                if (!written.isObject()) {
                    continue;
                }
                SpecPart parameter = resolved(specification, written, "parameters");
                String key = parameter.text("in") + " " + parameter.text("name");
                if (!own.add(key)) {
                    throw Refusal.at(
                            "parameter-unique",
                            written,
                            "There are two parameters " + parameter.text("name") + " in the same location.",
                            "Remove one of them.");
                }
                // A parameter of the operation replaces one of its path.
                parameters.remove(key);
                parameters.put(key, parameter);
            }
        }
        Map<String, SpecPart> responses = new LinkedHashMap<>();
        part.members("responses").forEach((code, response) -> {
            if (response.isObject() && !code.startsWith("x-")) {
                responses.put(code, resolved(specification, response, "responses"));
            }
        });
        SpecPart body = part.get("requestBody").isObject()
                ? resolved(specification, part.get("requestBody"), "requestBodies")
                : null;
        if (body != null) {
            refuseReferenceInContent(body);
        }
        responses.values().forEach(WrittenOperation::refuseReferenceInContent);
        parameters.values().forEach(WrittenOperation::refuseReferenceInContent);
        return new WrittenOperation(
                method.toUpperCase(Locale.ROOT),
                path,
                part,
                name,
                interfaces,
                List.copyOf(parameters.values()),
                body,
                SuccessBodies.joined(responses));
    }

    private static void refuseReferenceInContent(SpecPart holder) {
        refuseReference(holder.get("content"));
        holder.members("content").values().forEach(WrittenOperation::refuseReference);
    }

    /** Rejects a reference that OpenAPI doesn't allow, because what it refers to would be missing. */
    static void refuseReference(SpecPart part) {
        if (part.get("$ref").json().isTextual()) {
            throw Refusal.at(
                    "reference-target",
                    part.at("$ref"),
                    "OpenAPI allows no reference here.",
                    "Write its target here, or refer to a whole path, parameter, header, body, response or schema.");
        }
    }

    private static SpecPart resolved(SpecPart specification, SpecPart written, String kind) {
        SpecPart part = written;
        String prefix = "#/components/" + kind + "/";
        for (int step = 0; part.has("$ref") && step < MOST_STEPS; step++) {
            String reference = String.valueOf(part.text("$ref"));
            SpecPart target = reference.startsWith(prefix)
                    ? specification
                            .get("components")
                            .get(kind)
                            .get(References.decoded(reference.substring(prefix.length())))
                    : new SpecPart(part.json().path("$ref"), "");
            if (!target.isObject()) {
                throw Refusal.at(
                        "reference-target",
                        part.at("$ref"),
                        "The reference " + reference + " can't be resolved.",
                        "Refer to an element of `components/" + kind
                                + "`, or of a file in the document's folder or below.");
            }
            part = target;
        }
        return part;
    }

    String pathPointer() {
        return SpecPart.child("/paths", path);
    }

    private static Map<String, String> interfaces(SpecPart operation, Map<String, String> all) {
        List<String> tags = new ArrayList<>();
        operation.items("tags").forEach(tag -> tags.add(tag.json().asText()));
        Map<String, String> interfaces = new LinkedHashMap<>();
        for (String tag : tags.isEmpty() ? List.of("default") : tags) {
            String name = JavaNames.type(tag) + "Api";
            interfaces.put(tag, all.computeIfAbsent(name, key -> name));
        }
        return interfaces;
    }
}
