package io.github.llamabatches.generator;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything that is generated from a specification, decided and by its Java names. */
final class Client {

    private final OpenAPI specification;
    private final String apiPackage;
    private final String modelPackage;
    private final Map<String, RecordClass> records = new TreeMap<>();
    private final Map<String, EnumClass> enums = new TreeMap<>();
    private final Map<String, ApiInterface> interfaces = new TreeMap<>();
    private final Map<String, QueryRecord> queries = new TreeMap<>();

    /**
     * Decides.
     *
     * @param specification the specification
     * @param file its file, for messages
     * @param apiPackage the package of the interfaces
     * @param modelPackage the package of the models
     */
    Client(OpenAPI specification, String file, String apiPackage, String modelPackage) {
        this.specification = specification;
        this.apiPackage = apiPackage;
        this.modelPackage = modelPackage;
        Places places = new Places(file);
        Schemas schemas = new Schemas(specification, places);
        List<Call> calls = calls();
        ClassNames names = new ClassNames(taken(calls));
        new SchemaWalk(schemas, names, places).walk(specification);
        SchemaTypes types = new SchemaTypes(schemas, names, places);
        RecordReader recordReader = new RecordReader(modelPackage, schemas, types, places);
        EnumReader enumReader = new EnumReader(modelPackage, places);
        names.classes().forEach((name, schema) -> {
            if (schemas.isEnum(schema)) {
                enums.put(name, enumReader.read(name, schema));
            } else {
                records.put(name, recordReader.read(name, schema));
            }
        });
        addOperations(calls, new OperationReader(schemas, types, places));
    }

    Map<String, RecordClass> records() {
        return records;
    }

    Map<String, EnumClass> enums() {
        return enums;
    }

    Map<String, ApiInterface> interfaces() {
        return interfaces;
    }

    Map<String, QueryRecord> queries() {
        return queries;
    }

    String modelPackage() {
        return modelPackage;
    }

    /** The names of the classes of the models. */
    Set<String> models() {
        Set<String> models = new TreeSet<>(records.keySet());
        models.addAll(enums.keySet());
        return models;
    }

    /** An operation with its place and its name. */
    private record Call(String method, String path, PathItem item, Operation operation, String name) {

        String queryClass() {
            return JavaNames.type(name) + "Query";
        }

        List<String> tags() {
            return operation.getTags() == null || operation.getTags().isEmpty()
                    ? List.of("default")
                    : operation.getTags();
        }

        /** Those of the path, unless the operation has one of the same name and place, and its own. */
        List<Parameter> parameters() {
            Map<String, Parameter> parameters = new LinkedHashMap<>();
            for (List<Parameter> list : new ArrayList<>(java.util.Arrays.asList(item.getParameters(), operation.getParameters()))) {
                if (list != null) {
                    list.forEach(parameter -> parameters.put(parameter.getIn() + " " + parameter.getName(), parameter));
                }
            }
            return List.copyOf(parameters.values());
        }
    }

    private List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        Set<String> used = new LinkedHashSet<>();
        if (specification.getPaths() != null) {
            specification.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                String id = operation.getOperationId() == null ? method + " " + path : operation.getOperationId();
                String wanted = JavaNames.method(id);
                String name = wanted;
                // Without regard to case, because a file is named after it.
                for (int number = 2; !used.add(name.toLowerCase(Locale.ROOT)); number++) {
                    name = wanted + number;
                }
                calls.add(new Call(method.name(), path, item, operation, name));
            }));
        }
        return calls;
    }

    private static String interfaceName(String tag) {
        return JavaNames.type(tag) + "Api";
    }

    private static Set<String> taken(List<Call> calls) {
        Set<String> taken = new LinkedHashSet<>(KnownTypes.taken());
        for (Call call : calls) {
            taken.add(call.queryClass());
            call.tags().forEach(tag -> taken.add(interfaceName(tag)));
        }
        return taken;
    }

    private void addOperations(List<Call> calls, OperationReader reader) {
        Map<String, List<ApiOperation>> byInterface = new TreeMap<>();
        Map<String, String> tags = new LinkedHashMap<>();
        for (Call call : calls) {
            ApiOperation operation =
                    reader.read(call.method(), call.path(), call.name(), call.operation(), call.parameters());
            for (String tag : new LinkedHashSet<>(call.tags())) {
                tags.putIfAbsent(interfaceName(tag), tag);
                byInterface.computeIfAbsent(interfaceName(tag), key -> new ArrayList<>()).add(operation);
            }
            if (operation.hasQuery()) {
                queries.put(operation.queryClass(), new QueryRecord(apiPackage, operation, models(), modelPackage));
            }
        }
        byInterface.forEach((name, operations) -> {
            operations.sort(Comparator.comparing(ApiOperation::name));
            String description = description(tags.getOrDefault(name, name));
            interfaces.put(
                    name, new ApiInterface(apiPackage, name, description, operations, models(), modelPackage));
        });
    }

    private String description(String tag) {
        if (specification.getTags() != null) {
            for (Tag described : specification.getTags()) {
                String description = Texts.orNull(described.getDescription());
                if (described.getName().equals(tag) && description != null) {
                    return description;
                }
            }
        }
        return "The operations tagged " + tag + ".";
    }
}
