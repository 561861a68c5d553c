package io.github.llamabatches.build.names;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names everything that a specification names, as the settings of the generator want it. */
final class NameMappings {

    /** What the templates use by its simple name, and so no schema can be called. */
    private static final Set<String> TAKEN_TYPES = Set.of(
            "Base64Text",
            "BigDecimal",
            "Boolean",
            "Builder",
            "CollectionFormat",
            "CookieExpander",
            "Deprecated",
            "Double",
            "Float",
            "Headers",
            "HeaderText",
            "Immutable",
            "Instant",
            "Integer",
            "JsonCreator",
            "JsonIgnoreProperties",
            "JsonInclude",
            "JsonNullable",
            "JsonProperty",
            "JsonSetter",
            "Known",
            "List",
            "ListItem",
            "CommaSeparatedItem",
            "LocalDate",
            "Long",
            "Map",
            "Nullable",
            "Nulls",
            "Object",
            "Objects",
            "OpenEnum",
            "Override",
            "Param",
            "PathSegment",
            "PercentEncoder",
            "RequestLine",
            "String",
            "UUID");

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final JsonNode specification;
    private final Scopes properties = new Scopes(JavaNames::member, "");
    private final Scopes parameters = new Scopes(JavaNames::member, "");
    private final Scopes constants = new Scopes(JavaNames::constant, "_");
    private final Map<String, String> operations = new LinkedHashMap<>();
    private final Set<String> takenParameters = new LinkedHashSet<>();
    private final Set<String> takenTypes = new LinkedHashSet<>(TAKEN_TYPES);

    private NameMappings(JsonNode specification) {
        this.specification = specification;
    }

    /** The generator's settings, by their names. */
    static Map<String, Map<String, String>> of(JsonNode specification) {
        NameMappings mappings = new NameMappings(specification);
        mappings.readOperations();
        mappings.readSchemas(specification);
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        settings.put("nameMappings", mappings.properties.assign());
        settings.put("parameterNameMappings", mappings.parameterNames());
        settings.put("enumNameMappings", mappings.constants.assign());
        settings.put("modelNameMappings", mappings.types());
        settings.put("operationIdNameMappings", mappings.operations);
        return settings;
    }

    /**
     * Gives the operations their Java names, because the generator names a query record after a tag, which it makes of
     * the operationId in another way than the name of the method.
     */
    static void renameOperations(JsonNode specification) {
        for (JsonNode path : specification.path("paths")) {
            for (Map.Entry<String, JsonNode> entry : path.properties()) {
                if (METHODS.contains(entry.getKey()) && entry.getValue() instanceof ObjectNode operation) {
                    operation.put(
                            "operationId",
                            JavaNames.method(operation.path("operationId").asText()));
                }
            }
        }
    }

    private void readOperations() {
        for (JsonNode path : specification.path("paths")) {
            for (Map.Entry<String, JsonNode> entry : path.properties()) {
                if (METHODS.contains(entry.getKey())) {
                    readOperation(path, entry.getValue());
                }
            }
        }
    }

    private void readOperation(JsonNode path, JsonNode operation) {
        String id = operation.path("operationId").asText();
        operations.put(id, JavaNames.method(id));
        takenTypes.add(JavaNames.type(JavaNames.method(id)) + "Query");
        operation.path("tags").forEach(tag -> takenTypes.add(JavaNames.type(tag.asText()) + "Api"));
        List<String> names = new ArrayList<>();
        for (JsonNode list : List.of(path.path("parameters"), operation.path("parameters"))) {
            for (JsonNode reference : list) {
                JsonNode parameter = resolve(reference);
                String name = parameter.path("name").asText();
                names.add(name);
                if (!parameter.path("in").asText().equals("query")
                        && JavaNames.member(name).equals("query")) {
                    takenParameters.add("query");
                }
                if (operation.has("requestBody") && JavaNames.member(name).equals("body")) {
                    takenParameters.add("body");
                }
            }
        }
        parameters.add(names);
    }

    private Map<String, String> parameterNames() {
        Map<String, String> names = parameters.assign();
        names.replaceAll((name, java) -> takenParameters.contains(java) ? java + "_" : java);
        return names;
    }

    private Map<String, String> types() {
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> taken = new LinkedHashSet<>();
        takenTypes.forEach(type -> taken.add(type.toLowerCase(Locale.ROOT)));
        specification.path("components").path("schemas").fieldNames().forEachRemaining(name -> {
            String type = JavaNames.type(name);
            String candidate = type;
            // Without regard to case, because some file systems have none.
            for (int number = 1; !taken.add(candidate.toLowerCase(Locale.ROOT)); number++) {
                candidate = type + "Model" + (number == 1 ? "" : number);
            }
            names.put(name, candidate);
        });
        return names;
    }

    private void readSchemas(JsonNode node) {
        if (node.path("properties").isObject()) {
            properties.add(propertyNames(node, new LinkedHashSet<>()));
        }
        if (node.path("allOf").isArray()) {
            properties.add(propertyNames(node, new LinkedHashSet<>()));
        }
        if (node.path("enum").isArray()) {
            List<String> values = new ArrayList<>();
            node.path("enum").forEach(value -> values.add(value.asText()));
            constants.add(values);
        }
        node.forEach(this::readSchemas);
    }

    /** The fields of a schema, with those that {@code allOf} adds. */
    private List<String> propertyNames(JsonNode schema, Set<JsonNode> seen) {
        List<String> names = new ArrayList<>();
        JsonNode resolved = resolve(schema);
        if (seen.stream().noneMatch(other -> other == resolved)) {
            seen.add(resolved);
            resolved.path("allOf").forEach(part -> names.addAll(propertyNames(part, seen)));
            resolved.path("properties").fieldNames().forEachRemaining(names::add);
        }
        return names;
    }

    private JsonNode resolve(JsonNode node) {
        JsonNode resolved = node;
        for (int step = 0; step < 20 && resolved.path("$ref").asText().startsWith("#/"); step++) {
            resolved = specification.at(resolved.path("$ref").asText().substring(1));
        }
        return resolved;
    }
}
