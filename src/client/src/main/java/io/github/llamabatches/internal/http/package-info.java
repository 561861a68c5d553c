/**
 * Sends requests over HTTP/1.1 on the calling thread, and ends each of them in time.
 *
 * <p>The facade needs four things that {@link java.net.HttpURLConnection} doesn't give: a deadline over handshake, head
 * and body; a body that is refused when it isn't framed as its head says; more than five kept connections; and the key
 * out of the JDK's log. So the messages are read here, and the rest is left to the JDK: sockets, TLS, the choice of a
 * proxy and the tunnel through it.
 */
package io.github.llamabatches.internal.http;
