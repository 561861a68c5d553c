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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Validates JSON against the schemas of a document, in the dialect of OpenAPI 3.0. */
final class ExampleValidator {

    private static final String DOCUMENT = "urn:spec";

    /** Matches a date and time without an offset. */
    private static final String NO_OFFSET = "\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?";

    private final SpecDocument document;
    private final JsonNode json;
    private final SchemaRegistryConfig config = SchemaRegistryConfig.builder()
            .formatAssertionsEnabled(true)
            .regularExpressionFactory(EcmaPattern::orAnything)
            .build();
    private final Map<String, SchemaRegistry> schemas = new HashMap<>();
    private final Set<String> broken = new HashSet<>();

    ExampleValidator(SpecDocument document, Collection<String> mistakes) {
        this.document = document;
        mistakes.forEach(mistake -> broken.add(schemaOf(document, mistake)));
        this.json = document.json().deepCopy();
        addRanges(json);
    }

    /** Returns the schemas, in which properties with a keyword aren't required: {@code readOnly} ones in requests. */
    private SchemaRegistry schemas(String optional) {
        JsonNode copy = json.deepCopy();
        boolean changed = !optional.isEmpty()
                && document.parts()
                                .of(Kind.SCHEMA)
                                .filter(part -> omit(part, optional, copy))
                                .count()
                        > 0;
        return optional.isEmpty() || changed
                ? SchemaRegistry.withDialect(
                        Dialects.getOpenApi30(),
                        builder -> builder.schemas(Map.of(DOCUMENT, copy.toString()))
                                .schemaRegistryConfig(config))
                : schemas.computeIfAbsent("", this::schemas);
    }

    private boolean omit(Part schema, String optional, JsonNode copy) {
        if (!(copy.at(schema.pointer() + "/required") instanceof ArrayNode required)) {
            return false;
        }
        Map<String, Part> properties =
                SchemaView.widest(document.parts(), schema).properties();
        List<JsonNode> kept = new ArrayList<>();
        required.forEach(name -> {
            Part property = properties.get(name.asText());
            if (property == null
                    || document.parts().included(property).stream().noneMatch(part -> part.isTrue(optional))) {
                kept.add(name);
            }
        });
        boolean changed = kept.size() < required.size();
        required.removeAll().addAll(kept);
        return changed;
    }

    /** Returns the errors of a value, as worded by the validator, without duplicates. */
    List<SchemaProblem> problems(String value, String schemaPointer, String optional) {
        SchemaRegistry registry = schemas.get(optional);
        if (registry == null) {
            registry = schemas(optional);
            schemas.put(optional, registry);
        }
        // For a part, the registry would read the whole document again.
        Schema schema = registry.getSchema(SchemaLocation.of(DOCUMENT))
                .getRefSchema(SchemaLocation.of(DOCUMENT + "#" + schemaPointer).getFragment());
        return Cascade.reduce(schema.validate(value, InputFormat.JSON).stream()
                .map(SchemaProblem::of)
                .toList());
    }

    /**
     * Adds the errors of a value.
     *
     * @param optional the keyword of properties that are never required, such as {@code readOnly} in requests; or empty
     */
    void validate(JsonNode value, String pointer, String schemaPointer, String optional, List<Finding> findings) {
        List<SchemaProblem> problems;
        try {
            problems = problems(value.toString(), schemaPointer, optional);
        } catch (EcmaPattern.TooSlowException e) {
            String pattern = Objects.requireNonNull(e.getMessage());
            document.parts()
                    .of(Kind.SCHEMA)
                    .filter(schema -> schema.text("pattern").equals(pattern))
                    .limit(1)
                    .forEach(schema -> findings.add(
                            Finding.at(document, schema.at("pattern"), "example-unchecked/slow", pattern, pointer)));
            return;
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
