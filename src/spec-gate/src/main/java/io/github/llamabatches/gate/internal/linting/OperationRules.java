package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import io.github.llamabatches.gate.internal.reading.Spelling;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks operationIds and security schemes. */
final class OperationRules implements PartCheck {

    @Override
    public void check(SpecParts parts, FindingList findings) {
        Map<String, Part> byId = new HashMap<>();
        parts.operations().forEach(operation -> {
            String id = operation.text("operationId");
            if (!id.isBlank()) {
                checkId(findings, operation, id, byId.putIfAbsent(Names.javaName(id), operation));
            }
            checkRequirements(findings, parts, operation);
        });
        checkRequirements(findings, parts, parts.document());
        Set<String> ids = parts.operations()
                .map(operation -> operation.text("operationId"))
                .collect(Collectors.toSet());
        parts.of(Kind.LINK)
                .filter(link -> link.says("operationId") && !ids.contains(link.text("operationId")))
                .forEach(link -> findings.meant(
                        "link-operation",
                        link,
                        link.at("operationId"),
                        Spelling.nearest(link.text("operationId"), ids),
                        link.text("operationId")));
    }

    private static void checkId(FindingList findings, Part operation, String id, @Nullable Part first) {
        String java = Names.camelCase(id, false);
        if (first != null) {
            boolean same = id.equals(first.text("operationId"));
            findings.add(
                    same ? "operation-operationId-unique/same" : "operation-operationId-unique",
                    operation,
                    id,
                    first.title(),
                    java,
                    2);
        } else if (Character.isLetter(id.codePointAt(0)) && !id.matches("[a-z][a-zA-Z0-9]*")) {
            findings.add("operation-id-case", operation, id, java);
        }
    }

    private static void checkRequirements(FindingList findings, SpecParts parts, Part part) {
        Part components = parts.get("/components");
        List<String> schemes = components == null
                ? List.of()
                : components
                        .get("securitySchemes")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .toList();
        for (int i = 0; i < part.get("security").size(); i++) {
            String pointer = part.at("security") + "/" + i;
            part.get("security").path(i).properties().forEach(entry -> {
                String name = entry.getKey();
                if (!schemes.contains(name)) {
                    findings.meant(
                            "oas3-operation-security-defined",
                            part,
                            SpecDocument.child(pointer, name),
                            Spelling.nearest(name.substring(name.lastIndexOf('/') + 1), schemes),
                            name);
                } else {
                    checkScopes(findings, parts, name, SpecDocument.child(pointer, name), entry.getValue());
                }
            });
        }
    }

    private static void checkScopes(
            FindingList findings, SpecParts parts, String name, String pointer, JsonNode wanted) {
        Part written = parts.get(SpecDocument.child("/components/securitySchemes", name));
        Part scheme = written == null ? null : parts.resolve(written);
        if (scheme == null || !scheme.text("type").equals("oauth2")) {
            return;
        }
        if (!scheme.get("flows").isObject()
                || scheme.get("flows").findValues("scopes").stream().anyMatch(scopes -> !scopes.isObject())) {
            return;
        }
        Set<String> scopes = new LinkedHashSet<>();
        scheme.get("flows").forEach(flow -> flow.path("scopes").fieldNames().forEachRemaining(scopes::add));
        for (int i = 0; i < wanted.size(); i++) {
            String scope = wanted.path(i).asText();
            if (!scopes.contains(scope)) {
                findings.meant(
                        "security-scope",
                        scheme,
                        pointer + "/" + i,
                        Spelling.nearest(scope, scopes),
                        scope,
                        scheme.title());
            }
        }
    }
}
