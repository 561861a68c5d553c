/** The operations of LlamaCloud Batches as Feign interfaces, each with its query parameters as a record. Generated. */
@NullMarked
package io.github.llamabatches.api;

import org.jspecify.annotations.NullMarked;
