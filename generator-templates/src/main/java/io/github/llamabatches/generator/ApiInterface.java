package io.github.llamabatches.generator;

import java.util.List;

/**
 * The operations with a tag, as a Feign interface.
 *
 * @param packageName its package
 * @param name its name
 * @param description the description of the tag
 * @param operations the operations
 */
record ApiInterface(String packageName, String name, String description, List<ApiOperation> operations) {}
