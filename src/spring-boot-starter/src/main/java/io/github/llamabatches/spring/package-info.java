/**
 * Auto-configuration for Spring Boot 3.5 and 4. Nothing else of this library knows Spring, and no class of this package
 * is loaded without it.
 */
@NullMarked
package io.github.llamabatches.spring;

import org.jspecify.annotations.NullMarked;
