package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import io.github.llamabatches.gate.internal.reading.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks path templates and their parameters. */
final class PathRules implements PartCheck {

    private static final Set<String> ELSEWHERE = Set.of("query", "header", "cookie");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\s*([^{}/]*?)\\s*}");

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
        if (path.name().replaceAll("\\{[^{}/]*}", "").matches(".*[{}].*")) {
            return;
        }
        Set<String> variables = variables(path.name());
        List<Part> shared = declared(parts, path);
        List<Part> operations = path.kind().keywords().keySet().stream()
                .map(keyword -> parts.get(path.child(keyword)))
                .filter(Objects::nonNull)
                .filter(part -> part.kind() == Kind.OPERATION)
                .toList();
        Map<String, List<Part>> missing = new LinkedHashMap<>();
        for (Part operation : operations) {
            Set<String> left = variables(path.name().replaceFirst("[?#].*", ""));
            shared.forEach(parameter -> left.remove(parameter.text("name")));
            declared(parts, operation).forEach(parameter -> left.remove(parameter.text("name")));
            if (!hasUnresolved(parts, path) && !hasUnresolved(parts, operation)) {
                left.forEach(variable -> missing.computeIfAbsent(variable, name -> new ArrayList<>())
                        .add(operation));
            }
        }
        String common = operations.size() > 1 && missing.size() <= 1 ? unused(parts, path, operations) : "";
        boolean colon = path.name().contains(":" + common);
        if (!common.isEmpty() && (colon || missing.values().stream().anyMatch(operations::equals))) {
            String written = colon ? ":" + common : "{" + String.join("", missing.keySet()) + "}";
            findings.at("path-parameter-used/path", path, path.pointer(), written, common);
            return;
        }
        checkUsed(findings, parts, path, path, missing);
        operations.forEach(operation -> checkUsed(findings, parts, path, operation, missing));
        missing.forEach((variable, lacking) -> {
            String component = component(parts, variable);
            boolean all = lacking.size() > 1 && lacking.size() == operations.size();
            String name = (all ? "/path" : "") + (component.isEmpty() ? "" : all ? "-component" : "/component");
            (all ? List.of(path) : lacking)
                    .forEach(holder -> findings.add("path-parameter-declared" + name, holder, variable, component));
        });
    }

    /**
     * Returns the only path parameter that all operations declare, but the path doesn't have; empty if there is none.
     */
    private static String unused(SpecParts parts, Part path, List<Part> operations) {
        Set<Set<String>> unused = operations.stream()
                .map(operation -> declared(parts, operation).stream()
                        .filter(PathRules::isInPath)
                        .map(parameter -> parameter.text("name"))
                        .filter(name -> !variables(path.name()).contains(name))
                        .collect(Collectors.toSet()))
                .collect(Collectors.toSet());
        Set<String> names = unused.iterator().next();
        return unused.size() == 1 && names.size() == 1 ? names.iterator().next() : "";
    }

    /** The name of the component that declares a parameter of paths; empty if there is none. */
    private static String component(SpecParts parts, String variable) {
        return parts.of(Kind.PARAMETER)
                .filter(parameter -> parameter.isComponent()
                        && isInPath(parameter)
                        && parameter.text("name").equals(variable))
                .map(Part::name)
                .findFirst()
                .orElse("");
    }

    /** A parameter that isn't in the path can be one that the path has under another name. */
    private static void checkUsed(
            FindingList findings, SpecParts parts, Part path, Part holder, Map<String, List<Part>> missing) {
        Set<String> variables = variables(path.name());
        for (Part written : parts.children(holder, "parameters")) {
            Part parameter = parts.resolve(written);
            if (parameter != null && isInPath(parameter) && !variables.contains(parameter.text("name"))) {
                String name = parameter.text("name");
                Optional<String> meant = Spelling.nearest(name, variables)
                        .or(() ->
                                missing.size() == 1 ? missing.keySet().stream().findFirst() : Optional.empty());
                meant.ifPresent(missing::remove);
                if (meant.isEmpty() && path.name().contains(":" + name)) {
                    findings.at("path-parameter-used/colon", parameter, written.pointer(), "", name);
                } else {
                    findings.meant("path-parameter-used", parameter, written.pointer(), meant, name);
                }
            }
        }
    }

    private static boolean hasUnresolved(SpecParts parts, Part holder) {
        List<Part> written = parts.children(holder, "parameters");
        return written.size() < holder.get("parameters").size()
                || written.stream().anyMatch(part -> parts.resolve(part) == null);
    }

    private static List<Part> declared(SpecParts parts, Part holder) {
        return parts.children(holder, "parameters").stream()
                .map(parts::resolve)
                .filter(Objects::nonNull)
                // A missing or unknown location has its own finding.
                .filter(parameter -> !ELSEWHERE.contains(parameter.text("in")))
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
