package io.github.llamabatches.generator;

import java.util.Collection;
import java.util.List;

/**
 * The operations with a tag, as a Feign interface.
 *
 * @param packageName its package
 * @param name its name
 * @param description the description of the tag
 * @param operations the operations
 * @param models the names of the classes of the models
 * @param modelPackage their package
 */
record ApiInterface(
        String packageName,
        String name,
        String description,
        List<ApiOperation> operations,
        Collection<String> models,
        String modelPackage) {

    List<String> imports() {
        Imports imports = new Imports(models, modelPackage).of("Generated", "RequestLine");
        for (ApiOperation operation : operations) {
            imports.of(operation.code())
                    .when(operation.hasHeaders(), "Headers")
                    .when(operation.isCommaSeparated(), "CollectionFormat")
                    .when(!operation.cookies().isEmpty(), "CookieExpander");
        }
        return imports.toList();
    }
}
