/**
 * Sends requests over HTTP/1.1 on the calling thread, each within a deadline.
 *
 * <p>{@link java.net.HttpURLConnection} lacks four features that the facade needs: a deadline for handshake, headers
 * and body; the rejection of a body whose framing contradicts its headers; more than five idle connections; and a JDK
 * log without the key. Therefore this package parses responses itself; sockets, TLS, the selection of a proxy and the
 * authentication at a proxy without {@code proxyCredentials} are the JDK's.
 */
package io.github.llamabatches.internal.http;
