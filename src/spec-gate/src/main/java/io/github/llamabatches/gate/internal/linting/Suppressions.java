package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the extension {@code x-spec-gate-ignore}, which lists known violations and their reasons. It holds a list of
 * {@code rule} and {@code reason}, and applies to the object that contains it and everything below.
 */
public final class Suppressions {

    private final SpecDocument document;
    private final List<Finding> findings;
    private final List<Finding> own = new ArrayList<>();

    private Suppressions(SpecDocument document, List<Finding> findings) {
        this.document = document;
        this.findings = new ArrayList<>(findings);
    }

    /** Removes suppressed findings, and adds findings about the suppressions. */
    public static List<Finding> apply(SpecDocument document, List<Finding> findings) {
        Suppressions suppressions = new Suppressions(document, findings);
        suppressions.look(document.json(), "");
        suppressions.findings.addAll(suppressions.own);
        return suppressions.findings;
    }

    /** Collects suppressions; a deeper one is nearer to its finding, so it is first. */
    private void look(JsonNode node, String pointer) {
        for (String member : Pointers.members(node)) {
            if (!member.equals("/" + SpecDocument.SUPPRESSIONS)) {
                look(node.at(member), pointer + member);
            }
        }
        JsonNode list = node.get(SpecDocument.SUPPRESSIONS);
        if (list == null) {
            return;
        }
        String place = SpecDocument.child(pointer, SpecDocument.SUPPRESSIONS);
        if (!list.isArray() || list.isEmpty()) {
            own.add(Finding.at(document, place, "suppression-unknown-rule/no-list"));
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            apply(list.get(i), place + "/" + i, pointer);
        }
    }

    private void apply(JsonNode suppression, String place, String pointer) {
        String id = suppression.path("rule").asText();
        Rule rule = Rule.find(id).orElse(null);
        if (rule == null || !rule.group().canBeSuppressed()) {
            String wrong = rule != null ? "/fixed" : id.isEmpty() ? "/no-rule" : "";
            own.add(Finding.at(document, place, "suppression-unknown-rule" + wrong, id));
            return;
        }
        JsonNode reason = suppression.path("reason");
        if (!reason.isTextual() || reason.textValue().isBlank()) {
            own.add(Finding.at(document, place, "suppression-without-reason", id));
        }
        boolean used = findings.removeIf(finding -> finding.rule() == rule && document.isAt(finding, pointer));
        if (!used) {
            own.add(Finding.at(document, place, "suppression-unused", id));
        }
    }
}
