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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
        String remedy = "";
        if (name.contains("?") || name.contains("#")) {
            wrong = "holds a query or a fragment";
            remedy = "Write `" + withoutQuery(name)
                    + "`, and each parameter of the query in `parameters` with `in: query`.";
        } else if (rest.contains("{") || rest.contains("}")) {
            wrong = "has braces that don't match";
            remedy = "Close each brace within its segment, such as `{id}`.";
        } else if (name.contains("//")) {
            wrong = "has an empty segment";
            remedy = "Write `" + name.replaceAll("/+", "/") + "`.";
        } else if (name.length() > 1 && name.endsWith("/")) {
            wrong = "ends with a slash";
            remedy = "Write `" + name.replaceAll("/+$", "") + "`.";
        }
        if (wrong != null) {
            findings.add(Rule.of("path-form"), path.pointer(), "The path " + name + " " + wrong + ".", remedy);
        }
    }

    private static void checkParameters(FindingList findings, SpecParts parts, Part path) {
        if (!VARIABLE.matcher(path.name()).replaceAll("x").matches("[^{}]*")) {
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
            Set<String> left = variables(withoutQuery(path.name()));
            shared.forEach(parameter -> left.remove(parameter.text("name")));
            declared(parts, operation).forEach(parameter -> left.remove(parameter.text("name")));
            if (!hasUnresolved(parts, path) && !hasUnresolved(parts, operation)) {
                left.forEach(variable -> missing.computeIfAbsent(variable, name -> new ArrayList<>())
                        .add(operation));
            }
        }
        checkUsed(findings, parts, path, variables, missing);
        operations.forEach(operation -> checkUsed(findings, parts, operation, variables, missing));
        missing.forEach((variable, lacking) -> {
            String remedy = component(parts, variable)
                    .map(name -> "Add `- $ref: \"#/components/parameters/" + name + "\"` to `parameters`.")
                    .orElse("Add `- name: " + variable
                            + "` to `parameters`, with `in: path`, `required: true` and a schema.");
            if (lacking.size() > 1 && lacking.size() == operations.size()) {
                findings.add(
                        Rule.of("path-parameter-declared"),
                        path.pointer(),
                        "No operation of " + path.title() + " declares its parameter {" + variable + "}.",
                        remedy);
                return;
            }
            lacking.forEach(operation -> findings.add(
                    Rule.of("path-parameter-declared"),
                    operation.pointer(),
                    "The path has a parameter {" + variable + "} that " + operation.title() + " doesn't declare.",
                    remedy));
        });
    }

    private static Optional<String> component(SpecParts parts, String variable) {
        return parts.of(Kind.PARAMETER)
                .filter(parameter -> parameter.isComponent()
                        && isInPath(parameter)
                        && parameter.text("name").equals(variable))
                .map(Part::name)
                .findFirst();
    }

    private static String withoutQuery(String path) {
        return path.replaceFirst("[?#].*", "");
    }

    /** A parameter that isn't in the path can be one that the path has under another name. */
    private static void checkUsed(
            FindingList findings,
            SpecParts parts,
            Part holder,
            Set<String> variables,
            Map<String, List<Part>> missing) {
        for (Part written : parts.children(holder, "parameters")) {
            Part parameter = parts.resolve(written);
            if (parameter != null && isInPath(parameter) && !variables.contains(parameter.text("name"))) {
                String name = parameter.text("name");
                Optional<String> meant = Spelling.nearest(name, variables)
                        .or(() -> Optional.of(missing.keySet())
                                .filter(names -> names.size() == 1)
                                .map(names -> names.iterator().next()));
                meant.ifPresent(missing::remove);
                findings.add(
                        Rule.of("path-parameter-used"),
                        written.pointer(),
                        "The path parameter \"" + name + "\" does not occur in the path.",
                        meant.map(variable -> "Name it `" + variable + "`, as in the path.")
                                .orElse(
                                        holder.parent() != null && path(holder).contains(":" + name)
                                                ? "Write {" + name + "} instead of :" + name + " in the path."
                                                : "Take it out, or write {" + name + "} in the path."));
            }
        }
    }

    private static String path(Part holder) {
        return holder.kind() == Kind.PATH_ITEM || holder.parent() == null
                ? holder.name()
                : holder.parent().name();
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
