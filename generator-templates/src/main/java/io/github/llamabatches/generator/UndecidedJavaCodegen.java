package io.github.llamabatches.generator;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.languages.AbstractJavaCodegen;
import org.openapitools.codegen.model.ModelsMap;

/** Disables all decisions of OpenAPI Generator about schemas, operations and their names. */
abstract class UndecidedJavaCodegen extends AbstractJavaCodegen {

    @Override
    public boolean getUseOpenapiNormalizer() {
        return false;
    }

    @Override
    public boolean getUseInlineModelResolver() {
        return false;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public CodegenModel fromModel(String name, Schema schema) {
        CodegenModel model = new CodegenModel();
        model.name = name;
        model.classname = name;
        return model;
    }

    @Override
    public String toModelName(String name) {
        return name;
    }

    @Override
    public String toModelFilename(String name) {
        return name;
    }

    @Override
    public ModelsMap postProcessModels(ModelsMap models) {
        return models;
    }

    @Override
    public Map<String, ModelsMap> updateAllModels(Map<String, ModelsMap> models) {
        return models;
    }

    @Override
    public CodegenOperation fromOperation(String path, String method, Operation operation, List<Server> servers) {
        return new CodegenOperation();
    }

    @Override
    public String toApiName(String name) {
        return name;
    }

    @Override
    public String toApiFilename(String name) {
        return name;
    }
}
