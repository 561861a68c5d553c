package io.github.llamabatches.generator;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
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
            resolve(written.item().getParameters(), written.pathPointer());
            Operation operation = written.operation();
            resolve(operation.getParameters(), written.pointer());
            RequestBody body = operation.getRequestBody();
            if (body != null) {
                operation.setRequestBody(target(
                        body, body.get$ref(), "requestBodies", components.getRequestBodies(), written.pointer()));
            }
            if (operation.getResponses() != null) {
                operation.getResponses().replaceAll((code, response) -> response(response, written.pointer()));
            }
        }
    }

    private void resolve(@Nullable List<Parameter> parameters, String pointer) {
        if (parameters != null) {
            parameters.replaceAll(parameter ->
                    target(parameter, parameter.get$ref(), "parameters", components.getParameters(), pointer));
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
            throw places.unsupportedAt(
                    "supported-operation",
                    pointer,
                    "A reference can only be to one of `components/" + kind + "`, but this is to " + reference + ".",
                    "Move there what it is to, and refer to it.");
        }
        return target;
    }
}
