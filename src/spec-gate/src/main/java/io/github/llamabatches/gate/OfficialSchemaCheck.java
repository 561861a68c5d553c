package io.github.llamabatches.gate;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Checks the document against the official JSON schema of OpenAPI 3.0. */
final class OfficialSchemaCheck implements Check {

    private static final String SCHEMA = "openapi-3.0-schema.json";

    @Override
    public List<Finding> check(SpecDocument document) {
        List<SchemaProblem> problems = schema().validate(document.json().toString(), InputFormat.JSON).stream()
                .map(SchemaProblem::of)
                .toList();
        return Cascade.reduce(problems).stream()
                .map(problem -> finding(document, problem))
                .toList();
    }

    private static Finding finding(SpecDocument document, SchemaProblem problem) {
        String what = Pointers.describe(document.json(), problem.pointer());
        return Finding.at(
                document,
                problem.place(),
                Rule.OPENAPI_SCHEMA,
                problem.message(what, Pointers.get(document.json(), problem.pointer())),
                problem.remedy());
    }

    private static Schema schema() {
        try (InputStream in = OfficialSchemaCheck.class.getResourceAsStream(SCHEMA)) {
            return SchemaRegistry.withDialect(Dialects.getDraft4())
                    .getSchema(Objects.requireNonNull(in, SCHEMA), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
