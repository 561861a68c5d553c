package io.github.llamabatches.generator;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything that is generated from a specification, decided and by its Java names. */
final class Client {

    /** The parser adds this to a document converted from Swagger 2. The conversion loses the places. */
    private static final String CONVERTED = "x-original-swagger-version";

    private final String apiPackage;
    private final String modelPackage;
    private final Map<String, RecordClass> records = new TreeMap<>();
    private final Map<String, EnumClass> enums = new TreeMap<>();
    private final Map<String, ApiInterface> interfaces = new TreeMap<>();
    private final Map<String, ParameterRecord> parameterRecords = new TreeMap<>();

    /**
     * Decides.
     *
     * @param specification the specification
     * @param file its file, for messages
     * @param apiPackage the package of the interfaces
     * @param modelPackage the package of the models
     */
    Client(OpenAPI specification, String file, String apiPackage, String modelPackage) {
        this.apiPackage = apiPackage;
        this.modelPackage = modelPackage;
        Places places = new Places(file);
        Schemas schemas = new Schemas(specification, places);
        boolean converted = specification.getExtensions() != null
                && specification.getExtensions().containsKey(CONVERTED);
        if (specification.getSpecVersion() != SpecVersion.V30 || converted) {
            throw places.unsupportedAt(
                    "openapi-version",
                    converted ? "/swagger" : "/openapi",
                    "Only OpenAPI 3.0 can be generated.",
                    "Write the document in OpenAPI 3.0.");
        }
        List<WrittenOperation> operations = WrittenOperation.of(specification);
        new References(specification, places).resolve(operations);
        ClassNames names = new ClassNames(taken(operations));
        new SchemaWalk(schemas, names, places).walk(operations);
        SchemaTypes types = new SchemaTypes(schemas, names, places);
        addModels(schemas, names, types, places);
        addOperations(operations, new OperationReader(schemas, types, places), specification);
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

    Map<String, ParameterRecord> parameterRecords() {
        return parameterRecords;
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

    private static Set<String> taken(List<WrittenOperation> operations) {
        Set<String> taken = new LinkedHashSet<>(KnownTypes.taken());
        for (WrittenOperation operation : operations) {
            taken.add(ApiOperation.recordName(operation.name()));
            taken.addAll(operation.interfaces());
        }
        return taken;
    }

    private void addModels(Schemas schemas, ClassNames names, SchemaTypes types, Places places) {
        RecordReader recordReader = new RecordReader(modelPackage, schemas, types, places);
        EnumReader enumReader = new EnumReader(modelPackage, places);
        names.classes().forEach((name, schema) -> {
            if (schemas.isEnum(schema)) {
                enums.put(name, enumReader.read(name, schema));
            } else {
                records.put(name, recordReader.read(name, schema));
            }
        });
    }

    private void addOperations(List<WrittenOperation> written, OperationReader reader, OpenAPI specification) {
        Map<String, List<ApiOperation>> byInterface = new TreeMap<>();
        Map<String, String> tags = new TreeMap<>();
        for (WrittenOperation one : written) {
            ApiOperation operation = reader.read(one);
            one.tags().forEach(tag -> tags.putIfAbsent(WrittenOperation.interfaceName(tag), tag));
            one.interfaces()
                    .forEach(name -> byInterface
                            .computeIfAbsent(name, key -> new ArrayList<>())
                            .add(operation));
            if (operation.hasRecord()) {
                parameterRecords.put(
                        operation.recordName(),
                        new ParameterRecord(
                                apiPackage, operation, List.copyOf(one.interfaces()), models(), modelPackage));
            }
        }
        byInterface.forEach((name, operations) -> {
            operations.sort(Comparator.comparing(ApiOperation::name));
            String description = description(specification, tags.getOrDefault(name, name));
            interfaces.put(name, new ApiInterface(apiPackage, name, description, operations, models(), modelPackage));
        });
    }

    private static String description(OpenAPI specification, String tag) {
        if (specification.getTags() != null) {
            for (Tag described : specification.getTags()) {
                String description = Texts.orNull(described.getDescription());
                if (tag.equals(described.getName()) && description != null) {
                    return description;
                }
            }
        }
        return "Calls the operations tagged " + tag + ".";
    }
}
