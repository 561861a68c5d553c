package io.github.llamabatches.generator;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Describes the record that holds the query parameters and the optional headers and cookies of an operation, and calls
 * it.
 *
 * @param packageName the package
 * @param operation the operation
 * @param interfaces the names of the interfaces of the operation
 */
record ParameterRecord(String packageName, ApiOperation operation, List<String> interfaces) {

    String name() {
        return operation.recordName();
    }

    List<ApiParameter> components() {
        return operation.recordParameters();
    }

    /** A method of an interface that the record calls. */
    record Call(String api, ApiOperation method) {}

    List<Call> calls() {
        return interfaces.stream()
                .flatMap(api -> operation.methods().stream().map(method -> new Call(api, method)))
                .toList();
    }

    /** Returns whether javac warns about overloads: interfaces with one method can be lambda expressions. */
    boolean isOverloaded() {
        return interfaces.size() > 1;
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

    /** Returns the qualified name if a parameter hides the simple one. */
    String className() {
        return name();
    }
}
