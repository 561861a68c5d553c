package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds the classes that are generated from a specification, by their Java names. */
final class Client {

    private final String apiPackage;
    private final String modelPackage;
    private final String title;
    private final Map<String, RecordClass> records = new TreeMap<>();
    private final Map<String, EnumClass> enums = new TreeMap<>();
    private final Map<String, UnionClass> unions = new TreeMap<>();
    private final Map<String, ApiInterface> interfaces = new TreeMap<>();
    private final Map<String, ParameterRecord> parameterRecords = new TreeMap<>();
    private final Schemas schemas;
    private final ClassNames names;

    /**
     * Reads a specification.
     *
     * @param specification the specification as OpenAPI 3.0
     * @param apiPackage the package of the interfaces
     * @param modelPackage the package of the models
     * @param refusals receives the unsupported elements; if there are any, this client is incomplete
     */
    Client(SpecPart specification, String apiPackage, String modelPackage, RefusalList refusals) {
        this.apiPackage = apiPackage;
        this.modelPackage = modelPackage;
        String written = Texts.orNull(specification.get("info").text("title"));
        this.title = written == null ? "the API" : written;
        this.schemas = new Schemas(specification);
        List<WrittenOperation> operations = WrittenOperation.of(specification, refusals);
        this.names = new ClassNames(modelPackage, taken(operations));
        new SchemaWalk(schemas, names, refusals).walk(operations);
        Directions directions = new Directions(schemas, operations);
        directions.checkFiles(refusals);
        SchemaTypes types = new SchemaTypes(schemas, names, directions.files());
        Set<String> methods = operations.stream()
                .map(operation -> operation.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        addModels(schemas, names, types, directions, refusals);
        addOperations(operations, new OperationReader(schemas, types, methods, refusals), specification, refusals);
    }

    /** Returns the title of the API. */
    String title() {
        return title;
    }

    Map<String, RecordClass> records() {
        return records;
    }

    Map<String, EnumClass> enums() {
        return enums;
    }

    Map<String, UnionClass> unions() {
        return unions;
    }

    Map<String, ApiInterface> interfaces() {
        return interfaces;
    }

    Map<String, ParameterRecord> parameterRecords() {
        return parameterRecords;
    }

    String modelPackage() {
        return modelPackage;
    }

    /** Returns the simple names of the models. */
    Set<String> models() {
        Set<String> models = new TreeSet<>(records.keySet());
        models.addAll(enums.keySet());
        models.addAll(unions.keySet());
        return models;
    }

    /** Returns the JSON pointer to the schema of a class. */
    String place(String className) {
        SpecPart schema = names.classes().get(className);
        return schema == null ? "" : schema.pointer();
    }

    /**
     * Returns the JSON pointer to a field, by its name in JSON; to its class if the schema doesn't contain the field.
     */
    String place(String className, String wireName) {
        SpecPart schema = names.classes().get(className);
        SpecPart field = schema == null ? null : schemas.properties(schema).get(wireName);
        return field == null ? place(className) : field.pointer();
    }

    private static Set<String> taken(List<WrittenOperation> operations) {
        Set<String> taken = new LinkedHashSet<>();
        for (WrittenOperation operation : operations) {
            taken.add(ApiOperation.recordName(operation.name()));
            taken.addAll(operation.interfaces().values());
        }
        return taken;
    }

    private void addModels(
            Schemas schemas, ClassNames names, SchemaTypes types, Directions directions, RefusalList refusals) {
        Memberships memberships = new Memberships(names, schemas);
        RecordReader recordReader = new RecordReader(modelPackage, schemas, types, directions, memberships, refusals);
        UnionReader unionReader = new UnionReader(modelPackage, types);
        EnumReader enumReader = new EnumReader(modelPackage, schemas);
        names.classes()
                .forEach((name, schema) -> refusals.collect(() -> {
                    Union union = schemas.union(schema);
                    if (union instanceof Union.Choice || union instanceof Union.Undecided) {
                        unions.put(name, unionReader.read(name, schema, union));
                    } else if (union != null || schemas.isEnum(schema)) {
                        enums.put(name, enumReader.read(name, schema));
                    } else {
                        records.put(name, recordReader.read(name, schema));
                    }
                }));
        Set<String> named = new HashSet<>();
        records.values()
                .forEach(model ->
                        model.fields().forEach(field -> named.add(field.type().named())));
        for (SpecPart tag : memberships.enumsOfTags()) {
            String name = names.of(tag);
            if (name != null && !named.contains(names.inCode(tag))) {
                enums.remove(name);
            }
        }
        // Reports unsupported components that aren't used.
        schemas.components().values().forEach(schema -> refusals.collect(() -> types.of(schema)));
    }

    private void addOperations(
            List<WrittenOperation> written, OperationReader reader, SpecPart specification, RefusalList refusals) {
        Map<String, List<ApiOperation>> byInterface = new TreeMap<>();
        Map<String, String> tags = new TreeMap<>();
        written.forEach(one -> refusals.collect(() -> {
            ApiOperation operation = reader.read(one);
            one.interfaces().forEach((tag, name) -> tags.putIfAbsent(name, tag));
            Set<String> names = new LinkedHashSet<>(one.interfaces().values());
            names.forEach(name ->
                    byInterface.computeIfAbsent(name, key -> new ArrayList<>()).add(operation));
            if (operation.hasRecord()) {
                parameterRecords.put(
                        operation.recordName(), new ParameterRecord(apiPackage, operation, List.copyOf(names)));
            }
        }));
        byInterface.forEach((name, operations) -> {
            operations.sort(Comparator.comparing(ApiOperation::name));
            String description = description(specification, tags.getOrDefault(name, name));
            interfaces.put(name, new ApiInterface(apiPackage, name, description, operations));
        });
    }

    private static String description(SpecPart specification, String tag) {
        for (SpecPart described : specification.items("tags")) {
            String description = Texts.orNull(described.text("description"));
            if (tag.equals(described.text("name")) && description != null) {
                return description;
            }
        }
        return "Calls the operations tagged " + tag + ".";
    }
}
