/**
 * The gate of the specification: reads it, checks it, compares it with the last release's, and reports what it finds.
 *
 * <p>{@code SpecDocument} is the specification with the place of everything in it; every check turns it into
 * {@code Finding}s, each of which names its {@code Rule}.
 */
@NullMarked
package io.github.llamabatches.gate;

import org.jspecify.annotations.NullMarked;
