package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import io.github.llamabatches.gate.internal.reading.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Ids, summaries and security of operations. */
final class OperationRules implements Check {

    private static final Pattern LOWER_CAMEL_CASE = Pattern.compile("[a-z][a-zA-Z0-9]*");

    @Override
    public List<Finding> check(SpecDocument document) {
        FindingList findings = new FindingList(document);
        SpecParts parts = document.parts();
        Map<String, Part> byId = new HashMap<>();
        parts.operations().forEach(operation -> {
            checkId(findings, operation, byId);
            if (!operation.says("summary")) {
                findings.add(
                        Rule.of("operation-summary"),
                        operation.at("summary"),
                        "There is no summary of " + operation.title() + ".",
                        "Add `summary:` with a few words that say what it does, such as `summary: List batches`.");
            }
            checkSecurity(findings, parts, operation);
            if (operation.has("requestBody") && List.of("get", "head").contains(operation.role())) {
                findings.add(
                        Rule.of("get-body"),
                        operation.at("requestBody"),
                        "A body of a " + operation.role().toUpperCase(Locale.ROOT)
                                + " request has no meaning, and many clients can't send one: " + operation.title()
                                + ".",
                        "Describe the fields of the body as query parameters, or change the method to POST.");
            }
        });
        checkRequirements(findings, parts, parts.document());
        return findings.toList();
    }

    private static void checkId(FindingList findings, Part operation, Map<String, Part> byId) {
        String id = operation.text("operationId");
        if (id.isBlank()) {
            findings.add(
                    Rule.of("operation-operationId"),
                    operation.at("operationId"),
                    "There is no operationId of " + operation.title() + ", which would name its Java method.",
                    "Add `operationId:` with a verb and a noun in lowerCamelCase, such as `listBatches`.");
            return;
        }
        Part first = byId.putIfAbsent(NamingRules.javaName(id), operation);
        if (first != null) {
            findings.add(
                    Rule.of("operation-operationId-unique"),
                    operation.at("operationId"),
                    "The operationId " + id + " gives the same Java names as that of " + first.title() + ".",
                    "Write `" + NamingRules.camelCase(id, false) + "2`, or a name that says how the two differ.");
        } else if (Character.isLetter(id.codePointAt(0))
                && !LOWER_CAMEL_CASE.matcher(id).matches()) {
            findings.add(
                    Rule.of("operation-id-case"),
                    operation.at("operationId"),
                    "The operationId " + id + " is not in lowerCamelCase.",
                    "Write it as a Java method is named: `" + NamingRules.camelCase(id, false) + "`.");
        }
    }

    private static void checkSecurity(FindingList findings, SpecParts parts, Part operation) {
        if (!operation.has("security") && !parts.document().has("security")) {
            findings.add(
                    Rule.of("operation-security"),
                    operation.at("security"),
                    "Nothing says which credentials " + operation.title() + " needs.",
                    "Add `security:` to the document or to the operation; `security: []` says that none are needed.");
        }
        checkRequirements(findings, parts, operation);
    }

    private static void checkRequirements(FindingList findings, SpecParts parts, Part part) {
        for (int i = 0; i < part.get("security").size(); i++) {
            String pointer = part.at("security") + "/" + i;
            part.get("security").path(i).fieldNames().forEachRemaining(name -> {
                String scheme = SpecDocument.child("/components/securitySchemes", name);
                if (parts.at(scheme).isMissingNode()) {
                    findings.add(
                            Rule.of("oas3-operation-security-defined"),
                            SpecDocument.child(pointer, name),
                            "The security scheme " + name + " is not defined.",
                            Spelling.nearest(name, names(parts.at("/components/securitySchemes")))
                                    .map(meant -> "Write `" + meant + "`, if that is what is meant.")
                                    .orElse("Define `" + name + "` under components/securitySchemes."));
                }
            });
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
