package io.github.llamabatches.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A response that is sent with one write and without copying its items, so that the server uses little time. */
final class PageResponse {

    private static final int ROOM = 256;

    private final byte[] buffer;
    private final int tailStart;

    PageResponse(byte[] items) {
        tailStart = ROOM + items.length;
        buffer = Arrays.copyOf(new byte[ROOM], tailStart + ROOM);
        System.arraycopy(items, 0, buffer, ROOM, items.length);
    }

    void write(PageToken page, OutputStream out) throws IOException {
        byte[] tail = bytes("],\"next_page_token\":" + page.next() + ",\"total_size\":null}");
        byte[] head = bytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                + (page.keepAlive() ? "" : "Connection: close\r\n")
                + "Content-Length: " + (tailStart - ROOM + tail.length) + "\r\n\r\n");
        int start = ROOM - head.length;
        System.arraycopy(head, 0, buffer, start, head.length);
        System.arraycopy(tail, 0, buffer, tailStart, tail.length);
        out.write(buffer, start, tailStart + tail.length - start);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
