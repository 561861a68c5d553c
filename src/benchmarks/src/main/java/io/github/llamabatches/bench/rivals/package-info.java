/** The clients to compare, in independent classes, so that each runs with its own class path. */
package io.github.llamabatches.bench.rivals;
