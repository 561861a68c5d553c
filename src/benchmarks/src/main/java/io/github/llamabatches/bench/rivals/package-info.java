/** What can list batches, each in a class that needs nothing of the others, so that each runs on its own class path. */
package io.github.llamabatches.bench.rivals;
