package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks for unused components. */
final class ComponentRules implements PartCheck {

    @Override
    public void check(SpecParts parts, FindingList findings) {
        Set<String> used = reachable(parts);
        parts.all().stream()
                .filter(part -> part.isComponent() && !used.contains(part.pointer()))
                .forEach(part -> findings.add(
                        part.kind() == Kind.SECURITY_SCHEME
                                ? "oas3-unused-component/security-scheme"
                                : "oas3-unused-component",
                        part));
    }

    private static Set<String> reachable(SpecParts parts) {
        Map<String, Set<String>> uses = new HashMap<>();
        for (Part part : parts.all()) {
            Part component = part.component();
            Set<String> targets =
                    uses.computeIfAbsent(component == null ? "" : component.pointer(), owner -> new HashSet<>());
            addTargets(targets, part);
            addSubtype(uses, parts, part, component);
        }
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(""));
        while (!open.isEmpty()) {
            for (String target : uses.getOrDefault(open.remove(), Set.of())) {
                if (reached.add(target)) {
                    open.add(target);
                }
            }
        }
        return reached;
    }

    private static void addTargets(Set<String> targets, Part part) {
        if (part.isReference()) {
            SpecParts.target(part).ifPresent(target -> addComponent(targets, target));
            return;
        }
        switch (part.kind()) {
            case DISCRIMINATOR ->
                part.get("mapping").forEach(name -> {
                    String text = name.asText();
                    addComponent(targets, text.startsWith("#") ? text.substring(1) : "/components/schemas/" + text);
                });
            case DOCUMENT, OPERATION ->
                part.get("security")
                        .forEach(requirement -> requirement
                                .fieldNames()
                                .forEachRemaining(scheme ->
                                        targets.add(SpecDocument.child("/components/securitySchemes", scheme))));
            default -> {}
        }
    }

    /** References can target an element in a component. */
    private static void addComponent(Set<String> targets, String pointer) {
        String[] steps = pointer.split("/", 5);
        targets.add(steps.length < 5 ? pointer : String.join("/", steps[0], steps[1], steps[2], steps[3]));
    }

    /** A schema with a discriminator uses the schemas that include it, although it doesn't refer to them. */
    private static void addSubtype(
            Map<String, Set<String>> uses, SpecParts parts, Part part, @Nullable Part component) {
        if (!part.isReference() || !part.role().equals("allOf") || component == null) {
            return;
        }
        Part base = parts.resolve(part);
        if (base != null && base.get("discriminator").isObject()) {
            uses.computeIfAbsent(base.pointer(), owner -> new HashSet<>()).add(component.pointer());
        }
    }
}
