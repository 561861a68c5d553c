/** What generated code is built on. */
@NullMarked
package io.github.llamabatches.core;

import org.jspecify.annotations.NullMarked;
