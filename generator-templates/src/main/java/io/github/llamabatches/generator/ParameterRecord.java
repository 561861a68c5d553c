package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The query parameters and the optional headers and cookies of an operation, as a record that can call it.
 *
 * @param packageName its package
 * @param operation the operation
 * @param interfaces the names of the interfaces that have the operation
 * @param models the names of the classes of the models
 * @param modelPackage their package
 */
record ParameterRecord(
        String packageName,
        ApiOperation operation,
        List<String> interfaces,
        Collection<String> models,
        String modelPackage) {

    String name() {
        return operation.recordName();
    }

    List<ApiParameter> components() {
        return operation.recordParameters();
    }

    List<String> imports() {
        List<String> code = new ArrayList<>(checks());
        code.add(operation.resultType());
        components().forEach(component -> code.add(component.builderField() + " " + component.declaredType()));
        operation.besideRecord().forEach(argument -> code.add(argument.declaredType()));
        return new Imports(models, modelPackage).of("Generated").of(code).toList();
    }

    /** Returns the statements of the constructor. */
    List<String> checks() {
        return components().stream()
                .flatMap(component -> component.checks().stream())
                .toList();
    }

    boolean hasChecks() {
        return !checks().isEmpty();
    }

    boolean hasRequired() {
        return components().stream().anyMatch(ApiParameter::required);
    }

    boolean hasLists() {
        return components().stream().anyMatch(ApiParameter::isList);
    }

    /** Its name, where that of a parameter stands closer. */
    String className() {
        return name();
    }
}
