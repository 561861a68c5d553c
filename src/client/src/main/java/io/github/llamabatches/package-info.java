/**
 * Lists the batches of LlamaCloud. Start at {@link io.github.llamabatches.BatchesClient}.
 *
 * <p>Parameters and results are never null unless they are marked {@code @Nullable}. Passing null elsewhere throws a
 * {@link java.lang.NullPointerException}.
 */
@NullMarked
package io.github.llamabatches;

import org.jspecify.annotations.NullMarked;
