package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How properties, parameters and schemas are named. Headers and cookies have rules of their own elsewhere. */
final class NamingRules implements Check {

    private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final Pattern UPPER_CAMEL_CASE = Pattern.compile("[A-Z][a-zA-Z0-9]*");
    private static final Set<String> SNAKE_CASE_PARAMETERS = Set.of("query", "path");

    @Override
    public List<Finding> check(SpecDocument document) {
        FindingList findings = new FindingList(document);
        for (Part part : document.parts().all()) {
            if (part.kind() == Kind.SCHEMA) {
                checkSchema(findings, part);
            } else if (part.kind() == Kind.PARAMETER && SNAKE_CASE_PARAMETERS.contains(part.text("in"))) {
                checkParameter(findings, part);
            }
        }
        checkUnique(findings, document.parts());
        return findings.toList();
    }

    private static void checkSchema(FindingList findings, Part schema) {
        String name = schema.name();
        if (schema.role().equals("properties") && !SNAKE_CASE.matcher(name).matches()) {
            findings.add(
                    Rule.of("property-case"),
                    schema.pointer(),
                    "The name of " + schema.title() + " is not in snake_case.",
                    "If the server agrees, write `" + snakeCase(name)
                            + "`; if it doesn't, this one has to be an exception.");
        }
        if (schema.isComponent() && !UPPER_CAMEL_CASE.matcher(name).matches()) {
            findings.add(
                    Rule.of("schema-case"),
                    schema.pointer(),
                    "The name of the schema " + name + " is not in UpperCamelCase.",
                    "Write it as a Java class is named, `" + camelCase(name, true) + "`, here and in references.");
        }
    }

    private static void checkUnique(FindingList findings, SpecParts parts) {
        Map<String, Part> byName = new HashMap<>();
        parts.of(Kind.SCHEMA).filter(Part::isComponent).forEach(schema -> {
            Part first = byName.putIfAbsent(javaName(schema.name()), schema);
            if (first != null) {
                findings.add(
                        Rule.of("schema-unique"),
                        schema.pointer(),
                        "The schemas " + first.name() + " and " + schema.name() + " would become the same Java class.",
                        "Give one of the two a name that differs in more than case and punctuation.");
            }
        });
    }

    private static void checkParameter(FindingList findings, Part parameter) {
        String name = parameter.text("name");
        if (!name.isEmpty() && !SNAKE_CASE.matcher(name).matches()) {
            findings.add(
                    Rule.of("parameter-case"),
                    parameter.at("name"),
                    "The name of " + parameter.title() + " is not in snake_case.",
                    "If the server agrees, write `" + snakeCase(name)
                            + "`; if it doesn't, this one has to be an exception.");
        }
    }

    private static String snakeCase(String name) {
        String words = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("[^A-Za-z0-9]+", "_");
        return words.replaceAll("^_+|_+$", "").toLowerCase(Locale.ROOT);
    }

    /** Returns one text for all names that would become the same file of Java, also where case doesn't count. */
    static String javaName(String name) {
        return camelCase(name, true).toLowerCase(Locale.ROOT);
    }

    static String camelCase(String name, boolean upper) {
        StringBuilder result = new StringBuilder();
        for (String word : name.split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                String first = word.substring(0, 1);
                boolean big = upper || !result.isEmpty();
                result.append(big ? first.toUpperCase(Locale.ROOT) : first.toLowerCase(Locale.ROOT))
                        .append(word.substring(1));
            }
        }
        return result.toString();
    }
}
