/** Holds what a generated client needs when it runs: the types of its code, and JSON in and out. */
@NullMarked
package io.github.llamabatches.runtime;

import org.jspecify.annotations.NullMarked;
