/** Chooses the Java names of what a specification names, so that none is taken twice or can't be used. */
@NullMarked
package io.github.llamabatches.build.names;

import org.jspecify.annotations.NullMarked;
