package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Validates JSON against the schemas of a document, in the dialect of OpenAPI 3.0. */
final class ExampleValidator {

    private static final String DOCUMENT = "urn:spec";

    /** Matches a date and time without an offset. */
    private static final String NO_OFFSET = "\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?";

    private final SpecDocument document;
    private final SchemaRegistry schemas;
    private final Set<String> broken = new HashSet<>();

    ExampleValidator(SpecDocument document, Collection<String> mistakes) {
        this.document = document;
        mistakes.forEach(mistake -> broken.add(schemaOf(document, mistake)));
        JsonNode json = document.json().deepCopy();
        addRanges(json);
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .regularExpressionFactory(EcmaPattern::orAnything)
                .build();
        this.schemas = SchemaRegistry.withDialect(
                Dialects.getOpenApi30(),
                builder -> builder.schemas(Map.of(DOCUMENT, json.toString())).schemaRegistryConfig(config));
    }

    /** Returns the errors of a value, as worded by the validator, without duplicates. */
    List<SchemaProblem> problems(String json, String schemaPointer) {
        // For a part, the registry would read the whole document again.
        Schema schema = schemas.getSchema(SchemaLocation.of(DOCUMENT))
                .getRefSchema(SchemaLocation.of(DOCUMENT + "#" + schemaPointer).getFragment());
        return Cascade.reduce(schema.validate(json, InputFormat.JSON).stream()
                .map(SchemaProblem::of)
                .toList());
    }

    void validate(JsonNode value, String pointer, String schemaPointer, List<Finding> findings) {
        List<SchemaProblem> problems;
        try {
            problems = problems(value.toString(), schemaPointer);
        } catch (RuntimeException | StackOverflowError e) {
            if (!broken.isEmpty()) {
                return;
            }
            String reason = e instanceof StackOverflowError ? "it refers to itself without end" : reason(e);
            findings.add(
                    Finding.at(document, pointer, "example-unchecked", Pointers.name(pointer), schemaPointer, reason));
            return;
        }
        for (SchemaProblem problem : problems) {
            if (broken.stream().noneMatch(schema -> Pointers.isAtOrBelow(problem.rulePlace(), schema))) {
                findings.add(finding(value, pointer, problem));
            }
        }
    }

    /** Returns the schema that contains a mistake: the nearest one, whose keywords can't be used for validation. */
    private static String schemaOf(SpecDocument document, String mistake) {
        String pointer = mistake;
        while (!pointer.isEmpty()) {
            Part part = document.parts().get(pointer);
            if (part != null && part.kind() == Kind.SCHEMA) {
                return pointer;
            }
            pointer = Pointers.parent(pointer);
        }
        return mistake;
    }

    private Finding finding(JsonNode value, String pointer, SchemaProblem problem) {
        String place = pointer + problem.place();
        String what = Pointers.describe(document.json(), pointer + problem.pointer());
        JsonNode culprit = Pointers.get(value, problem.pointer());
        if (problem.keyword().equals("format") && culprit.asText().matches(NO_OFFSET)) {
            String time = culprit.asText();
            return Finding.at(document, place, "example-without-offset", what, time, time.replace(' ', 'T'));
        }
        Finding words = problem.finding(document, place, what, culprit);
        String kind = pointer.endsWith("/default") ? "default" : "example";
        return Finding.at(document, place, "example-invalid", kind, words.message(), words.remedy());
    }

    /** The validator doesn't check the ranges of int32 and int64. */
    private static void addRanges(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("type").asText().equals("integer")) {
            String format = object.path("format").asText();
            if (format.equals("int32") || format.equals("int64")) {
                boolean small = format.equals("int32");
                ArrayNode allOf = object.path("allOf") instanceof ArrayNode list ? list : object.putArray("allOf");
                allOf.addObject()
                        .put("minimum", small ? Integer.MIN_VALUE : Long.MIN_VALUE)
                        .put("maximum", small ? Integer.MAX_VALUE : Long.MAX_VALUE);
            }
        }
        node.forEach(ExampleValidator::addRanges);
    }

    private static String reason(Throwable e) {
        String text = String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
