package io.github.llamabatches.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of UTF-8 as they arrive. They end with CR, LF or both; a line is returned as soon as its CR arrives,
 * without waiting for the next byte.
 */
final class LineReader {

    private static final int NOTHING = -1;

    private final Reader reader;
    private final char[] buffer = new char[8192];
    private int position;
    private int end;

    /** Skipped if it is next: a byte order mark at the beginning, and LF after CR. */
    private int skipped = '\ufeff';

    LineReader(InputStream stream) {
        // A decoder reports malformed input, which a charset would replace.
        this.reader = new InputStreamReader(stream, StandardCharsets.UTF_8.newDecoder());
    }

    /** Returns the next line without its line ending; null at the end. */
    @Nullable
    String next() throws IOException {
        StringBuilder line = new StringBuilder();
        while (fill()) {
            if (buffer[position] == skipped) {
                position++;
            }
            skipped = NOTHING;
            int start = position;
            while (position < end && buffer[position] != '\n' && buffer[position] != '\r') {
                position++;
            }
            line.append(buffer, start, position - start);
            if (line.length() > JsonCodec.MAX_STRING_LENGTH) {
                throw new IOException("a line is longer than " + JsonCodec.MAX_STRING_LENGTH + " characters");
            }
            if (position < end) {
                skipped = buffer[position++] == '\r' ? '\n' : NOTHING;
                return line.toString();
            }
        }
        return line.length() == 0 ? null : line.toString();
    }

    private boolean fill() throws IOException {
        if (position == end) {
            position = 0;
            end = Math.max(0, reader.read(buffer, 0, buffer.length));
        }
        return position < end;
    }
}
