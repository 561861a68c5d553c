/**
 * Checks OpenAPI documents and compares them with released ones.
 *
 * <p>{@code SpecCommand} is the command line. A generator implements {@code GenerationCheck} and {@code GeneratedCode},
 * and reads documents as {@code Specification}. Types in {@code internal} are public only for the other packages of
 * this module: {@code reading} is the base of {@code linting}, {@code comparing} and {@code reporting}, which are
 * independent of each other.
 */
@NullMarked
package io.github.llamabatches.gate;

import org.jspecify.annotations.NullMarked;
