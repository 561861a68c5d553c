package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The query parameters of an operation, as a record with a builder.
 *
 * @param packageName its package
 * @param operation the operation
 * @param models the names of the classes of the models
 * @param modelPackage their package
 */
record QueryRecord(String packageName, ApiOperation operation, Collection<String> models, String modelPackage) {

    String name() {
        return operation.queryClass();
    }

    List<ApiParameter> components() {
        return operation.queryParameters();
    }

    List<String> imports() {
        List<String> code = new ArrayList<>(checks());
        for (ApiParameter component : components()) {
            code.add(component.declaredType());
            code.add(component.builderField());
        }
        return new Imports(models, modelPackage).of(code).toList();
    }

    List<String> checks() {
        return components().stream().flatMap(component -> component.checks().stream()).toList();
    }

    boolean hasChecks() {
        return !checks().isEmpty();
    }

    boolean hasRequired() {
        return components().stream().anyMatch(ApiParameter::required);
    }
}
