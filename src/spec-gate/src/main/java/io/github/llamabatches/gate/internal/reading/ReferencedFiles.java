package io.github.llamabatches.gate.internal.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the files that a document refers to; only those in its folder or below. */
final class ReferencedFiles {

    private final SpecDocument main;
    private final Map<Path, Reading> files = new LinkedHashMap<>();

    ReferencedFiles(SpecDocument main) {
        this.main = main;
    }

    /** Returns the document of a reference; null if it may not or can't be read. */
    @Nullable
    SpecDocument document(SpecDocument from, String name) {
        // An element that isn't a file has no folder.
        if (main.file().toString().isEmpty()) {
            return null;
        }
        Path file = file(main.file(), from.file(), name);
        if (file == null) {
            return null;
        }
        if (file.equals(real(main.file()))) {
            return main;
        }
        return files.computeIfAbsent(file, ReferencedFiles::read).document();
    }

    boolean isUsed() {
        return !files.isEmpty();
    }

    List<Finding> findings() {
        return files.values().stream()
                .flatMap(reading -> reading.findings().stream())
                .toList();
    }

    /** Returns the file of a reference; null if it isn't a file in the folder of the document or below. */
    static @Nullable Path file(Path main, Path from, String name) {
        try {
            Path file = real(from.toAbsolutePath().resolveSibling(SpecParts.decoded(name)));
            Path folder = real(main.toAbsolutePath()).getParent();
            return folder != null && file.startsWith(folder) && Files.isRegularFile(file) && Files.isReadable(file)
                    ? file
                    : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }

    private static Reading read(Path file) {
        try {
            return SpecSource.readPart(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
