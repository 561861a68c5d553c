package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.Severity;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
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

/** Path templates, and the parameters that fill them. */
final class PathRules implements Check {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]*)}");

    @Override
    public List<Finding> check(SpecDocument document) {
        FindingList findings = new FindingList(document);
        SpecParts parts = document.parts();
        Map<String, Part> byShape = new HashMap<>();
        parts.of(Kind.PATH_ITEM)
                .filter(PathRules::isRelative)
                .forEach(path -> findings.add(
                        Rule.of("path-form"),
                        Severity.ERROR,
                        path.pointer(),
                        "The path " + path.name() + " doesn't begin with a slash.",
                        "Write `/" + path.name() + "`."));
        parts.of(Kind.PATH_ITEM).filter(PathRules::isPath).forEach(path -> {
            checkForm(findings, path);
            Part same = byShape.putIfAbsent(VARIABLE.matcher(path.name()).replaceAll("{}"), path);
            if (same != null) {
                findings.add(
                        Rule.of("path-unique"),
                        path.pointer(),
                        "The path " + path.name() + " can't be told from " + same.name() + ".",
                        "Write their operations under one of the two, with the same names of parameters.");
            }
            checkParameters(findings, parts, path);
        });
        return findings.toList();
    }

    private static boolean isPath(Part item) {
        return item.parent() != null
                && item.parent().kind() == Kind.PATHS
                && item.name().startsWith("/");
    }

    private static boolean isRelative(Part item) {
        return item.parent() != null
                && item.parent().kind() == Kind.PATHS
                && !item.name().startsWith("/");
    }

    private static void checkForm(FindingList findings, Part path) {
        String name = path.name();
        String rest = VARIABLE.matcher(name).replaceAll("x");
        String wrong = null;
        if (name.contains("?") || name.contains("#")) {
            wrong = "holds a query or a fragment";
        } else if (rest.contains("{") || rest.contains("}")) {
            wrong = "has braces that don't match";
        } else if (name.contains("//")) {
            wrong = "has an empty segment";
        } else if (name.length() > 1 && name.endsWith("/")) {
            wrong = "ends with a slash";
        }
        if (wrong != null) {
            findings.add(
                    Rule.of("path-form"),
                    path.pointer(),
                    "The path " + name + " " + wrong + ".",
                    "Write segments with one slash before each, and what belongs to the query as parameters.");
        }
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
                findings.add(
                        Rule.of("path-parameter-declared"),
                        operation.pointer(),
                        "The path has a parameter {" + variable + "} that " + operation.title() + " doesn't declare.",
                        "Add `- name: " + variable
                                + "` to `parameters`, with `in: path`, `required: true` and a schema.");
            }
        }
    }

    private static void checkUsed(FindingList findings, SpecParts parts, Part holder, Set<String> variables) {
        for (Part written : parts.children(holder, "parameters")) {
            Part parameter = parts.resolve(written);
            if (parameter != null && isInPath(parameter) && !variables.contains(parameter.text("name"))) {
                String name = parameter.text("name");
                findings.add(
                        Rule.of("path-parameter-used"),
                        written.pointer(),
                        "The path parameter \"" + name + "\" does not occur in the path.",
                        Spelling.nearest(name, variables)
                                .map(variable -> "Name it `" + variable + "`, as in the path.")
                                .orElse("Take it out, or write {" + name + "} in the path."));
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

    private static Set<String> variables(String path) {
        List<String> names = new ArrayList<>();
        for (Matcher matcher = VARIABLE.matcher(path); matcher.find(); ) {
            names.add(matcher.group(1));
        }
        return new LinkedHashSet<>(names);
    }
}
