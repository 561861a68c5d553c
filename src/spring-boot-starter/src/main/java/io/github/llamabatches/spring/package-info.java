/**
 * Provides auto-configuration for Spring Boot 3.5 and 4. The other packages don't depend on Spring, and no class of
 * this package is loaded without it.
 */
@NullMarked
package io.github.llamabatches.spring;

import org.jspecify.annotations.NullMarked;
