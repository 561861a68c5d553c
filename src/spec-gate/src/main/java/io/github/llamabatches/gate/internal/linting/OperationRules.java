package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import io.github.llamabatches.gate.internal.reading.Spelling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    }

    private static void checkId(FindingList findings, Part operation, String id, @Nullable Part first) {
        String java = Names.camelCase(id, false);
        if (first != null) {
            findings.add("operation-operationId-unique", operation, id, first.title(), java, 2);
        } else if (Character.isLetter(id.codePointAt(0)) && !id.matches("[a-z][a-zA-Z0-9]*")) {
            findings.add("operation-id-case", operation, id, java);
        }
    }

    private static void checkRequirements(FindingList findings, SpecParts parts, Part part) {
        List<String> schemes = parts.at("/components/securitySchemes")
                .propertyStream()
                .map(Map.Entry::getKey)
                .toList();
        for (int i = 0; i < part.get("security").size(); i++) {
            String pointer = part.at("security") + "/" + i;
            part.get("security").path(i).fieldNames().forEachRemaining(name -> {
                if (!schemes.contains(name)) {
                    findings.meant(
                            "oas3-operation-security-defined",
                            part,
                            SpecDocument.child(pointer, name),
                            Spelling.nearest(name, schemes),
                            name);
                }
            });
        }
    }
}
