/** Everyday edits of the specification: each must need no other edit of the project. */
@NullMarked
package io.github.llamabatches.edits;

import org.jspecify.annotations.NullMarked;
