package io.github.llamabatches.generator;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * An operation of a specification, with the name of its method.
 *
 * @param method its HTTP method
 * @param path its path
 * @param item the path in the specification
 * @param operation the operation in the specification
 * @param name the name of its method, which no other operation has
 */
record WrittenOperation(String method, String path, PathItem item, Operation operation, String name) {

    /** All operations, in the order of the specification. */
    static List<WrittenOperation> of(OpenAPI specification) {
        List<WrittenOperation> operations = new ArrayList<>();
        Set<String> used = new HashSet<>();
        if (specification.getPaths() != null) {
            specification
                    .getPaths()
                    .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                        String id =
                                operation.getOperationId() == null ? method + " " + path : operation.getOperationId();
                        String wanted = JavaNames.method(id);
                        String name = wanted;
                        // Without regard to case, because a file is named after it.
                        for (int number = 2; !used.add(key(name)); number++) {
                            name = wanted + number;
                        }
                        operations.add(new WrittenOperation(method.name(), path, item, operation, name));
                    }));
        }
        return operations;
    }

    private static String key(String name) {
        return ApiOperation.recordName(name).toLowerCase(Locale.ROOT);
    }

    String pathPointer() {
        return Places.child("/paths", path);
    }

    String pointer() {
        return pathPointer() + "/" + method.toLowerCase(Locale.ROOT);
    }

    /** Its tags, each once. */
    Set<String> tags() {
        return operation.getTags() == null || operation.getTags().isEmpty()
                ? Set.of("default")
                : new LinkedHashSet<>(operation.getTags());
    }

    /** The names of the interfaces that have it. */
    Set<String> interfaces() {
        Set<String> interfaces = new LinkedHashSet<>();
        tags().forEach(tag -> interfaces.add(interfaceName(tag)));
        return interfaces;
    }

    static String interfaceName(String tag) {
        return JavaNames.type(tag) + "Api";
    }

    /** The parameters of the path, and its own; one of its own takes the place of one with the same name. */
    List<Parameter> parameters() {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        Arrays.asList(item.getParameters(), operation.getParameters()).stream()
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .forEach(parameter -> parameters.put(parameter.getIn() + " " + parameter.getName(), parameter));
        return List.copyOf(parameters.values());
    }
}
