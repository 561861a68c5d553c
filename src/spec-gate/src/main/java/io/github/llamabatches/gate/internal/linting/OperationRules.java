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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
                        operation.titleAtStart() + " has no summary.",
                        "Add `summary:` with a few words that say what it does, such as `summary: List orders`.");
            }
            checkSecurity(findings, parts, operation);
            if (operation.has("requestBody") && List.of("get", "head").contains(operation.role())) {
                findings.add(
                        Rule.of("get-body"),
                        operation.at("requestBody"),
                        operation.titleAtStart() + " has a request body, which has no meaning for "
                                + operation.role().toUpperCase(Locale.ROOT) + " and which many clients can't send.",
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
                    operation.titleAtStart() + " has no operationId, which names its Java method.",
                    "Add `operationId:` with a verb and a noun in lowerCamelCase, such as `listOrders`.");
            return;
        }
        Part first = byId.putIfAbsent(NamingRules.javaName(id), operation);
        if (first != null) {
            findings.add(
                    Rule.of("operation-operationId-unique"),
                    operation.at("operationId"),
                    "The operationId " + id
                            + (id.equals(first.text("operationId"))
                                    ? " is also that of "
                                    : " gives the same Java names as that of ")
                            + first.title() + ".",
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
            part.get("security").path(i).properties().forEach(entry -> {
                String name = entry.getKey();
                String scheme = SpecDocument.child("/components/securitySchemes", name);
                if (parts.at(scheme).isMissingNode()) {
                    findings.add(
                            Rule.of("oas3-operation-security-defined"),
                            SpecDocument.child(pointer, name),
                            "The security scheme " + name + " is not defined.",
                            Spelling.nearest(name, names(parts.at("/components/securitySchemes")))
                                    .map(meant -> "Write `" + meant + "`, if that is what is meant.")
                                    .orElse("Define `" + name + "` under components/securitySchemes."));
                } else {
                    checkScopes(findings, parts, scheme, SpecDocument.child(pointer, name), entry.getValue());
                }
            });
        }
    }

    private static void checkScopes(
            FindingList findings, SpecParts parts, String scheme, String pointer, JsonNode wanted) {
        Part found = parts.get(scheme);
        Part oauth = found == null ? null : parts.resolve(found);
        if (oauth == null || !oauth.text("type").equals("oauth2")) {
            return;
        }
        Set<String> scopes = new LinkedHashSet<>();
        oauth.get("flows").forEach(flow -> scopes.addAll(names(flow.path("scopes"))));
        for (int i = 0; i < wanted.size(); i++) {
            String scope = wanted.path(i).asText();
            if (!scopes.contains(scope)) {
                findings.add(
                        Rule.of("security-scope"),
                        pointer + "/" + i,
                        "The scope " + scope + " is not declared in " + oauth.title() + ".",
                        Spelling.nearest(scope, scopes)
                                .map(meant -> "Write `" + meant + "`, if that is what is meant.")
                                .orElse("Declare `" + scope + "` in `scopes` of the scheme's flows."));
            }
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
