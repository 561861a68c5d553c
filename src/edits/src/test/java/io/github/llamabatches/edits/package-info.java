/** Tests that everyday edits of the specification require no other change of the project. */
@NullMarked
package io.github.llamabatches.edits;

import org.jspecify.annotations.NullMarked;
