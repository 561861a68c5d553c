package io.github.llamabatches.gate.internal.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the files that a document refers to; only those in its folder or below. */
final class ReferencedFiles {

    private final SpecDocument main;
    private final Map<Path, Optional<SpecDocument>> files = new HashMap<>();

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
        return files.computeIfAbsent(file, ReferencedFiles::read).orElse(null);
    }

    /** Returns the file of a reference; null if it isn't a file in the folder of the document or below. */
    static @Nullable Path file(Path main, Path from, String name) {
        try {
            Path file = real(from.toAbsolutePath().resolveSibling(SpecParts.decoded(name)));
            Path folder = real(main.toAbsolutePath()).getParent();
            return folder != null && file.startsWith(folder) && Files.isRegularFile(file) ? file : null;
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

    private static Optional<SpecDocument> read(Path file) {
        try {
            if (Files.size(file) > SpecSource.MAX_BYTES) {
                return Optional.empty();
            }
            String text = Files.readString(file);
            return new EventScan(file, text).isFit() ? Optional.of(SpecDocument.parse(file, text)) : Optional.empty();
        } catch (IOException | YamlEngineException | IllegalArgumentException | YamlTree.TooLargeException e) {
            return Optional.empty();
        }
    }
}
