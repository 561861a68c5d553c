/**
 * Reads documents: {@code SpecDocument} holds the location of each element, {@code SpecParts} the elements by kind. A
 * {@code Finding} violates a {@code Rule} at a location.
 */
@NullMarked
package io.github.llamabatches.gate.internal.reading;

import org.jspecify.annotations.NullMarked;
