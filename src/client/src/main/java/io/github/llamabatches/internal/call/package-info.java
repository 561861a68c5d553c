/**
 * Makes one call safe: adds the credentials and takes them out of what comes back, reads the body to its end within the
 * time limit, and decodes it strictly.
 */
package io.github.llamabatches.internal.call;
