/**
 * Compares the meaning of two documents: {@code Contract} resolves a document, {@code SpecComparison} returns the
 * changes, {@code CompatibilityCheck} and {@code ApiChangelog} report them.
 */
@NullMarked
package io.github.llamabatches.gate.internal.comparing;

import org.jspecify.annotations.NullMarked;
