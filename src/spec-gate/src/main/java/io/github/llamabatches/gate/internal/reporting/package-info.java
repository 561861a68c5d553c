/** Writes findings as text, as JUnit XML and as annotations of GitHub Actions. */
@NullMarked
package io.github.llamabatches.gate.internal.reporting;

import org.jspecify.annotations.NullMarked;
