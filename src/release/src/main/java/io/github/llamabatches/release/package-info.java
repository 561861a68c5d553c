/** Writes a release to a folder. */
@NullMarked
package io.github.llamabatches.release;

import org.jspecify.annotations.NullMarked;
