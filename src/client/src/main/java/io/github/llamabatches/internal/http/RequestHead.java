package io.github.llamabatches.internal.http;

import feign.Request;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes the head of a request. */
final class RequestHead {

    private static final int USUAL_SIZE = 512;

    /** Headers for the connection and the length, which the transport sets. */
    private static final Set<String> OWN = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        OWN.addAll(List.of("Host", "Connection", "Content-Length", "Expect", "Keep-Alive", "Proxy-Connection", "TE"));
        OWN.addAll(List.of("Trailer", "Transfer-Encoding", "Upgrade"));
    }

    private final StringBuilder text = new StringBuilder(USUAL_SIZE);

    private RequestHead() {}

    /**
     * Returns the head and the body.
     *
     * @param isToProxy whether the request goes to a proxy, which needs the whole URL and the password
     * @param proxyAuthorization the value of {@code Proxy-Authorization}
     * @throws IllegalArgumentException if a part of it would end the head, or can't be sent
     */
    static byte[] of(Request request, URL url, Route route, boolean isToProxy, @Nullable String proxyAuthorization) {
        RequestHead head = new RequestHead();
        String path = url.getFile().startsWith("/") ? url.getFile() : '/' + url.getFile();
        head.text.append(request.httpMethod()).append(' ');
        head.append("the URL", isToProxy ? route.origin() + path : path, '!', '~');
        head.text.append(" HTTP/1.1\r\n");
        head.header("Host", route.authority());
        for (Map.Entry<String, Collection<String>> header : request.headers().entrySet()) {
            if (!OWN.contains(header.getKey())) {
                for (String value : header.getValue()) {
                    head.header(header.getKey(), value);
                }
            }
        }
        if (isToProxy && proxyAuthorization != null) {
            head.header(HttpTransport.PROXY_AUTHORIZATION, proxyAuthorization);
        }
        byte @Nullable [] body = request.body();
        if (body != null || request.httpMethod().isWithBody()) {
            head.header("Content-Length", String.valueOf(body == null ? 0 : body.length));
        }
        byte[] bytes = head.text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        if (body == null) {
            return bytes;
        }
        byte[] all = Arrays.copyOf(bytes, bytes.length + body.length);
        System.arraycopy(body, 0, all, bytes.length, body.length);
        return all;
    }

    private void header(String name, String value) {
        append("the name of a header", name, '!', '~');
        text.append(": ");
        append(name, value, ' ', '\u00ff');
        text.append("\r\n");
    }

    private void append(String what, String part, char first, char last) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c < first || c > last || c == '\u007f') {
                throw new IllegalArgumentException(
                        what + " holds a character that cannot be sent, at position " + (i + 1));
            }
        }
        text.append(part);
    }
}
