package io.github.llamabatches.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a specification that has been checked. */
public final class SpecReader {

    private SpecReader() {}

    /**
     * Reads a file.
     *
     * @param file YAML or JSON
     * @return the document
     * @throws IOException if it can't be read
     */
    public static JsonNode json(Path file) throws IOException {
        return SpecDocument.parse(file, Files.readString(file)).json();
    }
}
