/** The schemas of LlamaCloud Batches as records and open enums, for Jackson 2 and 3. Generated. */
@NullMarked
package io.github.llamabatches.model;

import org.jspecify.annotations.NullMarked;
