package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Checks the document against the official JSON schema of its version of OpenAPI. */
public final class OfficialSchemaCheck implements Check {

    @Override
    public List<Finding> check(SpecDocument document) {
        if (!document.isConverted()) {
            return findings(document, "", schema("openapi-3.0-schema.json", Dialects.getDraft4()));
        }
        Schema metaSchema = SchemaRegistry.withDialect(Dialects.getDraft202012())
                .getSchema(SchemaLocation.of(Dialects.getDraft202012().getId()));
        List<Finding> findings =
                new ArrayList<>(findings(document, "", schema("openapi-3.1-schema.json", Dialects.getDraft202012())));
        // OpenAPI's schema doesn't validate schemas, because documents can select their dialect.
        new SpecParts(document.written())
                .all().stream()
                        .filter(part -> part.kind() == Kind.SCHEMA)
                        .filter(part -> part.parent() == null || part.parent().kind() != Kind.SCHEMA)
                        .forEach(part -> findings.addAll(findings(document, part.pointer(), metaSchema)));
        return findings;
    }

    private static List<Finding> findings(SpecDocument document, String pointer, Schema schema) {
        JsonNode part = document.written().at(pointer);
        if (pointer.isEmpty()) {
            part = Callbacks.withoutExtensions(new SpecParts(part), part);
        }
        if (pointer.isEmpty() && !document.newer().isEmpty()) {
            part = ((ObjectNode) part).deepCopy().put("openapi", "3.1.0");
        }
        List<SchemaProblem> problems = schema.validate(part.toString(), InputFormat.JSON).stream()
                .map(SchemaProblem::of)
                .filter(problem -> document.newer().isEmpty() || !isOlder(problem))
                .toList();
        return Cascade.reduce(problems).stream()
                .filter(problem -> !follows(problem, problems))
                .map(problem -> finding(document, pointer, problem))
                .toList();
    }

    /** A document of 3.0 is read as 3.1 for what it has of that, and keeps the bounds of 3.0. */
    private static boolean isOlder(SchemaProblem problem) {
        return problem.keyword().equals("type")
                && Pointers.name(problem.pointer()).matches("exclusive(Minimum|Maximum)");
    }

    /** Of what breaks another rule, or holds that, the validator says once more that nothing allows it. */
    private static boolean follows(SchemaProblem problem, List<SchemaProblem> problems) {
        // A condition applies too if the keyword is missing that it is about.
        if (problem.keyword().equals("required") && problem.rulePlace().contains("/then/")) {
            return problems.stream()
                    .anyMatch(other -> other.keyword().equals("required")
                            && other.pointer().equals(problem.pointer())
                            && !other.rulePlace().contains("/then/"));
        }
        return problem.keyword().equals("unevaluatedProperties")
                && problems.stream()
                        .anyMatch(other -> !other.keyword().equals("unevaluatedProperties")
                                && Pointers.isAtOrBelow(other.pointer(), problem.pointer()));
    }

    private static Finding finding(SpecDocument document, String pointer, SchemaProblem problem) {
        // Other versions than 3.0 and 3.1 are read as 3.1.
        if (problem.pointer().equals("/openapi")) {
            String version = document.written().path("openapi").asText();
            return Finding.atWritten(document, "/openapi", "openapi-version/newer", version);
        }
        String place = pointer + problem.pointer();
        return problem.finding(
                document,
                pointer + problem.place(),
                Pointers.describe(document.written(), place),
                Pointers.get(document.written(), place));
    }

    private static Schema schema(String name, Dialect dialect) {
        try (InputStream in = OfficialSchemaCheck.class.getResourceAsStream(name)) {
            SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                    .regularExpressionFactory(EcmaPattern::orAnything)
                    .build();
            return SchemaRegistry.withDialect(dialect, builder -> builder.schemaRegistryConfig(config))
                    .getSchema(Objects.requireNonNull(in, name), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
