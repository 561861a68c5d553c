/** Generates Feign interfaces and records: decides in Java, and writes with Mustache templates that decide nothing. */
@NullMarked
package io.github.llamabatches.generator;

import org.jspecify.annotations.NullMarked;
