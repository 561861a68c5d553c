package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import io.github.llamabatches.gate.internal.reading.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks path templates and their parameters. */
final class PathRules implements PartCheck {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]*)}");

    @Override
    public void check(SpecParts parts, FindingList findings) {
        Map<String, Part> byShape = new HashMap<>();
        parts.of(Kind.PATH_ITEM).filter(PathRules::isPath).forEach(path -> {
            Part same = byShape.putIfAbsent(VARIABLE.matcher(path.name()).replaceAll("{}"), path);
            if (same != null) {
                findings.add("path-unique", path, path.name(), same.name());
            }
            checkParameters(findings, parts, path);
        });
    }

    private static boolean isPath(Part item) {
        return item.parent() != null
                && item.parent().kind() == Kind.PATHS
                && item.name().startsWith("/");
    }

    private static void checkParameters(FindingList findings, SpecParts parts, Part path) {
        Set<String> variables = variables(path.name());
        List<Part> shared = declared(parts, path);
        List<Part> operations = path.kind().keywords().keySet().stream()
                .map(keyword -> parts.get(path.child(keyword)))
                .filter(Objects::nonNull)
                .filter(part -> part.kind() == Kind.OPERATION)
                .toList();
        checkUsed(findings, parts, path, variables);
        for (Part operation : operations) {
            checkUsed(findings, parts, operation, variables);
            Set<String> missing = new LinkedHashSet<>(variables);
            List<Part> own = declared(parts, operation);
            shared.forEach(parameter -> missing.remove(parameter.text("name")));
            own.forEach(parameter -> missing.remove(parameter.text("name")));
            boolean unknown = hasUnresolved(parts, path) || hasUnresolved(parts, operation);
            for (String variable : unknown ? Set.<String>of() : missing) {
                findings.add("path-parameter-declared", operation, variable);
            }
        }
    }

    private static void checkUsed(FindingList findings, SpecParts parts, Part holder, Set<String> variables) {
        for (Part written : parts.children(holder, "parameters")) {
            Part parameter = parts.resolve(written);
            if (parameter != null && isInPath(parameter) && !variables.contains(parameter.text("name"))) {
                String name = parameter.text("name");
                findings.meant(
                        "path-parameter-used", parameter, written.pointer(), Spelling.nearest(name, variables), name);
            }
        }
    }

    private static boolean hasUnresolved(SpecParts parts, Part holder) {
        return parts.children(holder, "parameters").stream().anyMatch(part -> parts.resolve(part) == null);
    }

    private static List<Part> declared(SpecParts parts, Part holder) {
        return parts.children(holder, "parameters").stream()
                .map(parts::resolve)
                .filter(Objects::nonNull)
                .filter(PathRules::isInPath)
                .toList();
    }

    private static boolean isInPath(Part parameter) {
        return parameter.text("in").equals("path");
    }

    /** Returns the names in braces. */
    static Set<String> variables(String path) {
        List<String> names = new ArrayList<>();
        for (Matcher matcher = VARIABLE.matcher(path); matcher.find(); ) {
            names.add(matcher.group(1));
        }
        return new LinkedHashSet<>(names);
    }
}
