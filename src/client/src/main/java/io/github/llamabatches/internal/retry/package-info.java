/** Decides which failures are retried, and when. */
package io.github.llamabatches.internal.retry;
