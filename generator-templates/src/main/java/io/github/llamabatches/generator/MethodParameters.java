package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Selects the parameters of a method in an interface. Query parameters that Feign's templates can't express are joined
 * to one, which the query record creates.
 */
final class MethodParameters {

    private MethodParameters() {}

    /** Returns the parameters of the method. */
    static List<ApiParameter> of(List<ApiParameter> described) {
        List<ApiParameter> fields = fields(described);
        List<ApiParameter> left = new ArrayList<>(described);
        left.removeAll(fields);
        if (!fields.isEmpty()) {
            Set<String> taken = described.stream().map(ApiParameter::name).collect(Collectors.toSet());
            String name = JavaNames.numbered("queryFields", "", wanted -> !taken.contains(wanted));
            left.add(ApiParameter.fields(name, fields));
        }
        return left;
    }

    /** Returns the arguments that the query record passes. */
    static List<String> arguments(List<ApiParameter> described) {
        return of(described).stream()
                .map(parameter -> parameter.place() == ApiParameter.Place.FIELDS
                        ? queryFields(described)
                        : parameter.isInRecord() || parameter.isBesideRecord() ? parameter.name() : "null")
                .toList();
    }

    /** Returns the expression with a line for each parameter; the layout joins them if they fit. */
    private static String queryFields(List<ApiParameter> described) {
        return fields(described).stream()
                .map(field -> "\n                        ." + field.addition())
                .collect(Collectors.joining("", "new QueryFields()", ""));
    }

    /**
     * Returns the query parameters that Feign's templates can't express: maps, and joined lists if a list has another
     * style, because Feign has one style for all lists of a method.
     */
    static List<ApiParameter> fields(List<ApiParameter> described) {
        boolean isMixed = described.stream()
                        .filter(parameter -> parameter.isQuery() && parameter.isList())
                        .map(ApiParameter::style)
                        .distinct()
                        .count()
                > 1;
        return described.stream()
                .filter(parameter -> parameter.isMap() || isMixed && parameter.collectionFormat() != null)
                .toList();
    }
}
