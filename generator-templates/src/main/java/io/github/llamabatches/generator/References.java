package io.github.llamabatches.generator;

import io.github.llamabatches.gate.SpecPlaces;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts parameters, bodies and responses in the place of references to them, which the parser only does in OpenAPI 3.0.
 */
final class References {

    private final Components components;
    private final Places places;

    References(OpenAPI specification, Places places) {
        this.components = specification.getComponents() == null ? new Components() : specification.getComponents();
        this.places = places;
    }

    void resolve(List<WrittenOperation> operations) {
        for (WrittenOperation written : operations) {
            List<String> path = List.of(written.pathPointer());
            List<String> both = List.of(written.pointer(), written.pathPointer());
            resolve(written.item().getParameters(), path);
            Operation operation = written.operation();
            resolve(operation.getParameters(), both);
            Set<String> known = new HashSet<>();
            written.parameters().forEach(parameter -> known.add(parameter.getIn() + " " + parameter.getName()));
            both.forEach(holder -> checkWritten(holder, known));
            RequestBody body = operation.getRequestBody();
            if (body != null) {
                operation.setRequestBody(target(
                        body,
                        body.get$ref(),
                        "requestBodies",
                        components.getRequestBodies(),
                        written.pointer() + "/requestBody/$ref"));
            }
            if (operation.getResponses() != null) {
                operation
                        .getResponses()
                        .replaceAll((code, response) ->
                                response(response, Places.child(written.pointer() + "/responses", code) + "/$ref"));
            }
        }
    }

    /** The parser leaves out a parameter that it doesn't understand, or takes its name for something else. */
    private void checkWritten(String holder, Set<String> known) {
        SpecPlaces written = places.written();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < written.size(holder + "/parameters"); i++) {
            String pointer = holder + "/parameters/" + i;
            String reference = written.text(pointer + "/$ref");
            if (reference != null && !reference.startsWith("#")) {
                continue;
            }
            if (reference != null && !reference.startsWith("#/components/parameters/")) {
                throw unsupported("parameters", reference, pointer + "/$ref");
            }
            String name = written.text(pointer + "/name");
            String key = written.text(pointer + "/in") + " " + name;
            if (name == null || !known.contains(key)) {
                throw places.unsupportedAt(
                        "supported-parameter",
                        pointer + "/name",
                        "This parameter isn't read as it is written.",
                        "Write `name` in quotes, and `in: query`, `path`, `header` or `cookie`.");
            }
            if (!seen.add(key)) {
                throw places.unsupportedAt(
                        "parameter-unique",
                        pointer + "/name",
                        "There are two parameters " + name + " in the same place.",
                        "Leave one of them out.");
            }
        }
    }

    private void resolve(@Nullable List<Parameter> parameters, List<String> holders) {
        for (int i = 0; parameters != null && i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            String reference = parameter.get$ref();
            String pointer = reference == null ? "" : places.ofReference(reference, i, holders);
            parameters.set(i, target(parameter, reference, "parameters", components.getParameters(), pointer));
        }
    }

    private ApiResponse response(ApiResponse response, String pointer) {
        return target(response, response.get$ref(), "responses", components.getResponses(), pointer);
    }

    private <T> T target(
            T written, @Nullable String reference, String kind, @Nullable Map<String, T> targets, String pointer) {
        if (reference == null) {
            return written;
        }
        String prefix = "#/components/" + kind + "/";
        T target = targets == null || !reference.startsWith(prefix)
                ? null
                : targets.get(Places.decoded(reference.substring(prefix.length())));
        if (target == null) {
            throw unsupported(kind, reference, pointer);
        }
        return target;
    }

    private UnsupportedSpecificationException unsupported(String kind, String reference, String pointer) {
        return places.unsupportedAt(
                "reference-target",
                pointer,
                "A reference can only be to one of `components/" + kind + "`, but this is to " + reference + ".",
                "Move there what it is to, and refer to it.");
    }
}
