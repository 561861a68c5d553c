package io.github.llamabatches.generator;

import java.util.List;

/**
 * Describes the Feign interface of the operations with a tag.
 *
 * @param packageName the package
 * @param name the simple name
 * @param description the description of the tag
 * @param operations the operations
 */
record ApiInterface(String packageName, String name, String description, List<ApiOperation> operations) {}
