package io.github.llamabatches.generator;

import com.samskivert.mustache.Mustache;
import io.github.llamabatches.gate.Specification;
import io.github.llamabatches.gate.UnreadableSpecificationException;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.servers.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenConstants;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.CodegenType;
import org.openapitools.codegen.SupportingFile;
import org.openapitools.codegen.config.GlobalSettings;
import org.openapitools.codegen.model.ModelMap;
import org.openapitools.codegen.model.ModelsMap;
import org.openapitools.codegen.model.OperationsMap;

/**
 * The generator {@code feign-records}: reads a specification into a {@link Client} and passes its classes to the
 * templates. OpenAPI Generator parses its options and writes the files.
 */
public final class FeignRecordsCodegen extends UndecidedJavaCodegen {

    private static final String NAME = "feign-records";
    private static final String RESOURCE_FOLDER = "resourceFolder";
    private static final String COMMITTED_FOLDER = "committedFolder";
    private static final String COMMITTED_ACTION = "committedAction";
    private static final String SPECIFICATION = "specification";
    private static final String OPERATIONS = "selectedOperations";
    private static final String UNSUPPORTED = "unsupported";
    private static final String REFUSE = "refuse";
    private static final String SKIP = "skip";
    private static final String PACKAGE_INFO = "package-info.java";
    private static final String METADATA = "reachability-metadata.json";

    private String resourceFolder = "src/main/resources";
    private String committedFolder = "";
    private String committedAction = "check";
    private String specification = "";
    private String operations = "";
    private String unsupported = REFUSE;
    private @Nullable Client client;

    /** Called by OpenAPI Generator, which finds the class by {@link #getName}. */
    public FeignRecordsCodegen() {
        embeddedTemplateDir = NAME;
        templateDir = NAME;
        apiTestTemplateFiles.clear();
        apiDocTemplateFiles.clear();
        modelTestTemplateFiles.clear();
        modelDocTemplateFiles.clear();
        hideGenerationTimestamp = true;
        apiPackage = "client.api";
        modelPackage = "client.model";
        groupId = "client";
        artifactId = "client";
        cliOptions.clear();
        addOption(CodegenConstants.API_PACKAGE, "The package of the interfaces and their query records", apiPackage);
        addOption(CodegenConstants.MODEL_PACKAGE, "The package of the records and enums", modelPackage);
        addOption(CodegenConstants.GROUP_ID, "First part of the location of the native-image metadata", groupId);
        addOption(CodegenConstants.ARTIFACT_ID, "Second part of the location of the native-image metadata", artifactId);
        addOption(CodegenConstants.SOURCE_FOLDER, "The folder of the sources", sourceFolder);
        addOption(RESOURCE_FOLDER, "The folder of the native-image metadata", resourceFolder);
        addOption(
                SPECIFICATION,
                "A local file to read instead of `inputSpec`, because OpenAPI Generator follows network references"
                        + " and rejects YAML of more than 3 MB",
                "inputSpec");
        addOption(
                OPERATIONS,
                "The operations to generate, a comma-separated list of operationIds and patterns such as `GET"
                        + " /path/*`",
                "all");
        addOption(
                UNSUPPORTED,
                "`refuse` fails if the document has unsupported elements, `skip` omits and lists them",
                unsupported);
        addOption(COMMITTED_FOLDER, "The folder of a committed copy of the output", "none");
        addOption(
                COMMITTED_ACTION,
                "`check` fails if the copy differs from the output, `write` updates it",
                committedAction);
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public String getHelp() {
        return "Generates Feign interfaces and records with builders, for Jackson 2 and 3.";
    }

    @Override
    public CodegenType getTag() {
        return CodegenType.CLIENT;
    }

    @Override
    public void processOpts() {
        super.processOpts();
        // OpenAPI Generator would replace schemas with these names by Java types.
        typeMapping.clear();
        importMapping.clear();
        convertPropertyToStringAndWriteBack(RESOURCE_FOLDER, folder -> resourceFolder = folder);
        convertPropertyToStringAndWriteBack(SPECIFICATION, file -> specification = file);
        convertPropertyToStringAndWriteBack(OPERATIONS, wanted -> operations = wanted);
        convertPropertyToStringAndWriteBack(UNSUPPORTED, action -> unsupported = action);
        convertPropertyToStringAndWriteBack(COMMITTED_FOLDER, folder -> committedFolder = folder);
        convertPropertyToStringAndWriteBack(COMMITTED_ACTION, action -> committedAction = action);
        supportingFiles.clear();
        supportingFiles.add(new SupportingFile("api_package_info.mustache", folder(apiPackage), PACKAGE_INFO));
        supportingFiles.add(new SupportingFile("model_package_info.mustache", folder(modelPackage), PACKAGE_INFO));
        supportingFiles.add(new SupportingFile(
                "reachability_metadata.mustache",
                resourceFolder + "/META-INF/native-image/" + groupId + "/" + artifactId,
                METADATA));
        additionalProperties.putAll(JavaFile.SECTIONS);
    }

    private String folder(String packageName) {
        return sourceFolder + "/" + packageName.replace('.', '/');
    }

    @Override
    public Mustache.Compiler processCompiler(Mustache.Compiler compiler) {
        return super.processCompiler(compiler).withEscaper(JavadocText::of);
    }

    /** Reads the specification again, because OpenAPI Generator's parser loses locations and parts of OpenAPI 3.1. */
    @Override
    public void preprocessOpenAPI(OpenAPI openAPI) {
        if (!List.of(REFUSE, SKIP).contains(unsupported)) {
            throw new UnsupportedSpecificationException(
                    "The option " + UNSUPPORTED + " is " + unsupported + "; the allowed values are refuse and skip.");
        }
        Client read = new ClientReader(specification(openAPI), System.out)
                .packages(apiPackage, modelPackage)
                .operations(
                        operations.isBlank() || operations.equals("all") ? List.of() : List.of(operations.split(",")))
                .skipUnsupported(unsupported.equals(SKIP))
                .read();
        client = read;
        additionalProperties.put("metadata", new NativeMetadata(read).entries());
        additionalProperties.put("title", read.title());
        additionalProperties.put("java", new JavaFile(new TypeNames(modelPackage, read.models())));
        // A single operation and schema, so that OpenAPI Generator calls this class once for all files.
        PathItem path = new PathItem().get(new Operation().operationId(NAME).responses(new ApiResponses()));
        openAPI.setPaths(new Paths().addPathItem("/", path));
        openAPI.setComponents(new Components().addSchemas(NAME, new Schema<>()));
        openAPI.setTags(List.of());
        openAPI.setServers(List.of(new Server().url("/")));
    }

    private Specification specification(OpenAPI openAPI) {
        String location = specification.isBlank() ? String.valueOf(getInputSpec()) : specification;
        try {
            Path file = location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
            if (Files.isRegularFile(file)) {
                return Specification.read(file);
            }
        } catch (InvalidPathException e) {
            // URLs have been read before.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnreadableSpecificationException e) {
            throw new UnsupportedSpecificationException(String.valueOf(e.getMessage()));
        }
        boolean newer = openAPI.getSpecVersion() == SpecVersion.V31;
        return Specification.of((newer ? Json31.mapper() : Json.mapper()).valueToTree(openAPI), location);
    }

    private Client client() {
        return Objects.requireNonNull(client, "client");
    }

    /** Replaces the entry of each schema with an entry for each class. */
    @Override
    public Map<String, ModelsMap> postProcessAllModels(Map<String, ModelsMap> models) {
        Map<String, ModelsMap> files = new TreeMap<>();
        client().records().forEach((name, model) -> files.put(name, file("record", model)));
        client().enums().forEach((name, model) -> files.put(name, file("enum", model)));
        client().unions().forEach((name, model) -> files.put(name, file(model.decided() ? "union" : "json", model)));
        return files;
    }

    private ModelsMap file(String kind, Object model) {
        ModelsMap file = new ModelsMap();
        file.putAll(additionalProperties);
        file.setModels(List.of());
        file.put(kind, model);
        return file;
    }

    /** Returns one group for each file, independent of tags. */
    @Override
    public void addOperationToGroup(
            String tag,
            String path,
            Operation operation,
            CodegenOperation codegenOperation,
            Map<String, List<CodegenOperation>> groups) {
        client().interfaces().keySet().forEach(name -> groups.putIfAbsent(name, new ArrayList<>()));
        client().parameterRecords().keySet().forEach(name -> groups.putIfAbsent(name, new ArrayList<>()));
    }

    @Override
    public OperationsMap postProcessOperationsWithModels(OperationsMap operations, List<ModelMap> models) {
        String name = operations.getOperations().getClassname();
        if (client().interfaces().containsKey(name)) {
            operations.put("interface", client().interfaces().get(name));
        } else {
            operations.put("parameters", client().parameterRecords().get(name));
        }
        return operations;
    }

    /** Lists the generated files, so that OpenAPI Generator doesn't write an ignore file. */
    @Override
    public Map<String, Object> postProcessSupportingFileData(Map<String, Object> data) {
        if (GlobalSettings.getProperty(CodegenConstants.SUPPORTING_FILES, "").isEmpty()) {
            GlobalSettings.setProperty(CodegenConstants.SUPPORTING_FILES, PACKAGE_INFO + "," + METADATA);
        }
        return data;
    }

    /** Prints no advertisement. Checks or writes the committed copy here, so that no second plugin is needed. */
    @Override
    public void postProcess() {
        // The option applies to the thread and would disable all files of the next run.
        GlobalSettings.clearProperty(CodegenConstants.SUPPORTING_FILES);
        if (!committedFolder.isEmpty()) {
            GeneratedFolder.settle(committedAction, Path.of(outputFolder()), Path.of(committedFolder));
        }
    }
}
