/** Decides which failures are retried, and when. */
@NullMarked
package io.github.llamabatches.internal.retry;

import org.jspecify.annotations.NullMarked;
