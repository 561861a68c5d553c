/**
 * Makes a single call safe: adds the credentials and removes them from the response, reads the body completely within
 * the timeout, and decodes it strictly.
 */
package io.github.llamabatches.internal.call;
