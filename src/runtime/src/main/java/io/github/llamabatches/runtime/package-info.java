/** Supports generated clients at run time: the types of their code, and JSON encoding and decoding. */
@NullMarked
package io.github.llamabatches.runtime;

import org.jspecify.annotations.NullMarked;
