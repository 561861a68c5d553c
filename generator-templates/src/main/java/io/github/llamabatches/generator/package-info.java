/** Generates Feign interfaces and records. Java classes decide, and Mustache templates only write. */
@NullMarked
package io.github.llamabatches.generator;

import org.jspecify.annotations.NullMarked;
