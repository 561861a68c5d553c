package io.github.llamabatches.generator;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters and the optional headers and cookies of an operation, as a record that can call it.
 *
 * @param packageName its package
 * @param operation the operation
 * @param interfaces the names of the interfaces that have the operation
 */
record ParameterRecord(String packageName, ApiOperation operation, List<String> interfaces) {

    String name() {
        return operation.recordName();
    }

    List<ApiParameter> components() {
        return operation.recordParameters();
    }

    /** A method of an interface, which the record calls. */
    record Call(String api, ApiOperation method) {}

    List<Call> calls() {
        return interfaces.stream()
                .flatMap(api -> operation.methods().stream().map(method -> new Call(api, method)))
                .toList();
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

    /** The kinds of values that are copied, in words; null if there are none. */
    @Nullable
    String copies() {
        String copies = components().stream()
                .filter(ApiParameter::isCopied)
                .map(component -> component.isList() ? "lists" : "maps")
                .distinct()
                .sorted()
                .collect(Collectors.joining(" and "));
        return Texts.orNull(copies);
    }

    /** Its name, where that of a parameter stands closer. */
    String className() {
        return name();
    }
}
