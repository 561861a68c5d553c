/** Checks a document: with Swagger Parser, the official schema, and the rules of this module. */
@NullMarked
package io.github.llamabatches.gate.internal.linting;

import org.jspecify.annotations.NullMarked;
