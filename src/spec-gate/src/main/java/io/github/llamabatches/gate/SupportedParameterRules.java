package io.github.llamabatches.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports parameters that the templates can't turn into one of a Feign method. */
final class SupportedParameterRules implements Check {

    /** The one style of each place that is supported; it is the default there (OpenAPI 3.0.3, style values). */
    private static final Map<String, String> STYLES =
            Map.of("path", "simple", "query", "form", "header", "simple", "cookie", "form");

    @Override
    public List<Finding> check(SpecDocument document) {
        FindingList findings = new FindingList(document);
        SpecParts parts = document.parts();
        parts.of(Kind.PARAMETER).forEach(parameter -> {
            checkName(findings, parameter);
            checkStyle(findings, parameter);
            checkType(findings, parts, parameter);
        });
        parts.operations().forEach(operation -> checkTogether(findings, parts, operation));
        return findings.toList();
    }

    private static void checkName(FindingList findings, Part parameter) {
        String name = parameter.text("name");
        Optional<String> unsupported = switch (parameter.text("in")) {
            case "path" -> UnsupportedText.inPathName(name);
            case "query" -> UnsupportedText.inParameterName(name);
            case "header", "cookie" -> UnsupportedText.inHeaderName(name);
            default -> Optional.empty();
        };
        unsupported.ifPresent(what -> findings.add(
                Rule.SUPPORTED_NAME,
                parameter.at("name"),
                "The name of " + parameter.title() + " holds " + what + ", which Feign can't send.",
                "Leave the parameter out, or rename it if the API is yours."));
    }

    private static void checkStyle(FindingList findings, Part parameter) {
        String supported = STYLES.getOrDefault(parameter.text("in"), "");
        if (parameter.has("style") && !parameter.text("style").equals(supported)) {
            findings.add(
                    Rule.SUPPORTED_PARAMETER,
                    parameter.child("style"),
                    "The templates don't support the style " + parameter.text("style") + " of " + parameter.title()
                            + ".",
                    "Write `style: " + supported + "` if the API takes it, else leave the parameter out.");
        }
        if (parameter.has("content")) {
            findings.add(
                    Rule.SUPPORTED_PARAMETER,
                    parameter.child("content"),
                    "The templates don't support `content`, which says how to write " + parameter.title() + ".",
                    "Write `schema` instead, as a string if it is JSON in a text.");
        }
    }

    private static void checkType(FindingList findings, SpecParts parts, Part parameter) {
        Part schema = parts.child(parameter, "schema");
        if (schema == null) {
            return;
        }
        String type = type(parts, schema);
        boolean list = type.equals("array");
        if (list) {
            Part items = parts.child(schema, "items");
            type = items == null ? "" : type(parts, items);
        }
        String in = parameter.text("in");
        if (list && (in.equals("header") || in.equals("cookie"))) {
            findings.add(
                    Rule.SUPPORTED_PARAMETER,
                    parameter.at("schema"),
                    "The templates don't support lists in headers and cookies, as " + parameter.title() + " is.",
                    "Write it as a string, which the caller joins.");
        } else if (type.isEmpty() || type.equals("object") || type.equals("array")) {
            findings.add(
                    Rule.SUPPORTED_PARAMETER,
                    parameter.at("schema"),
                    "The templates only support strings, numbers, truth values and lists of them as parameters, but "
                            + parameter.title() + " is " + (type.isEmpty() ? "without a type" : "of type " + type)
                            + (list ? " in a list" : "") + ".",
                    "Write one parameter for each field, or a string.");
        }
    }

    private static void checkTogether(FindingList findings, SpecParts parts, Part operation) {
        List<Part> written = new ArrayList<>();
        if (operation.parent() != null) {
            written.addAll(parts.children(operation.parent(), "parameters"));
        }
        written.addAll(parts.children(operation, "parameters"));
        boolean cookie = false;
        @Nullable Boolean exploded = null;
        for (Part reference : written) {
            Part parameter = parts.resolve(reference);
            if (parameter == null) {
                continue;
            }
            if (parameter.text("in").equals("cookie")) {
                if (cookie) {
                    findings.add(
                            Rule.SUPPORTED_PARAMETER,
                            reference.pointer(),
                            "The templates only support one cookie in an operation, but " + operation.title()
                                    + " has another one.",
                            "Leave one of them out.");
                }
                cookie = true;
            }
            Part schema = parts.child(parameter, "schema");
            if (parameter.text("in").equals("query")
                    && schema != null
                    && type(parts, schema).equals("array")) {
                boolean explode = parameter.get("explode").asBoolean(true);
                if (exploded != null && exploded != explode) {
                    findings.add(
                            Rule.SUPPORTED_PARAMETER,
                            reference.pointer(),
                            "Feign writes all lists of " + operation.title()
                                    + " in one way, but some are repeated and some are joined by commas.",
                            "Give them the same `explode`, or write one of them as a string.");
                }
                exploded = explode;
            }
        }
    }

    /** The type of a schema, through what it is composed of. */
    private static String type(SpecParts parts, Part written) {
        Part schema = parts.resolve(written);
        for (int step = 0; schema != null && step < 20; step++) {
            if (!schema.text("type").isEmpty()) {
                return schema.text("type");
            }
            List<Part> composed = parts.children(schema, "allOf");
            schema = composed.isEmpty() ? null : parts.resolve(composed.get(0));
        }
        return "";
    }
}
