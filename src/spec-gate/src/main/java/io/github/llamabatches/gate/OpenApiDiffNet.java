package io.github.llamabatches.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.Change.Kind;
import io.github.llamabatches.gate.Changes.Place;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;

/** The net below the rules of this project: what openapi-diff calls incompatible and no rule has seen. */
final class OpenApiDiffNet {

    private OpenApiDiffNet() {}

    /**
     * Finds what none of the known changes explains.
     *
     * @throws IllegalStateException if openapi-diff cannot do its work
     */
    static List<Change> unexplained(SpecDocument from, SpecDocument to, List<Change> known) {
        ChangedOpenApi result;
        List<ChangedOperation> broken;
        try {
            result = OpenApiCompare.fromSpecifications(read(from), read(to));
            broken = result.getChangedOperations().stream()
                    .filter(ChangedOperation::isIncompatible)
                    .toList();
        } catch (RuntimeException | StackOverflowError e) {
            throw new IllegalStateException("openapi-diff failed on them: " + e, e);
        }
        Changes changes = new Changes();
        result.getMissingEndpoints()
                .forEach(endpoint -> add(
                        changes,
                        from,
                        to,
                        known,
                        endpoint.getPathUrl(),
                        endpoint.getMethod().name()));
        broken.forEach(operation -> add(
                changes,
                from,
                to,
                known,
                operation.getPathUrl(),
                operation.getHttpMethod().name()));
        return changes.list();
    }

    private static void add(
            Changes changes, SpecDocument from, SpecDocument to, List<Change> known, String path, String method) {
        String pathPointer = SpecDocument.child("/paths", path);
        String pointer = pathPointer + "/" + method.toLowerCase(Locale.ROOT);
        Set<String> reached = new HashSet<>(Set.of(pointer, pathPointer + "/parameters", "/security"));
        for (JsonNode document : List.of(from.json(), to.json())) {
            Sides.collect(document, document.at(pointer), reached);
            Sides.collect(document, document.at(pathPointer + "/parameters"), reached);
        }
        boolean explained = known.stream()
                .filter(change -> change.rule() != null)
                .anyMatch(change -> explains(change, path, reached));
        if (!explained) {
            changes.add(
                    Kind.CHANGED,
                    Rule.BREAKING_CHANGE,
                    Place.at(Text.of(method + " %s", path), pointer),
                    Text.of("openapi-diff calls what changed here incompatible"),
                    "released clients may fail");
        }
    }

    private static boolean explains(Change change, String path, Set<String> reached) {
        boolean moved = change.rule() == Rule.OPERATION_MOVED
                && change.text().names().stream().anyMatch(name -> name.endsWith(" " + path));
        String pointer = change.pointer();
        for (int end = pointer.length(); end > 0 && !moved; end = pointer.lastIndexOf('/', end - 1)) {
            moved = reached.contains(pointer.substring(0, end));
        }
        return moved || pointer.startsWith("/components/securitySchemes");
    }

    private static OpenAPI read(SpecDocument document) {
        OpenAPI api = new OpenAPIV3Parser()
                .readContents(document.json().toString(), null, null)
                .getOpenAPI();
        if (api == null) {
            throw new IllegalStateException("Swagger Parser can't read " + document.file());
        }
        return api;
    }
}
