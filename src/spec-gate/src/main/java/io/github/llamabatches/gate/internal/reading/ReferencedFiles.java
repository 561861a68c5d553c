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

/** The files that a document refers to: those below its folder alone. */
final class ReferencedFiles {

    private final SpecDocument main;
    private final Map<Path, Optional<SpecDocument>> files = new HashMap<>();

    ReferencedFiles(SpecDocument main) {
        this.main = main;
    }

    /** Returns the document that a reference names; null if it may not or can't be read. */
    @Nullable
    SpecDocument document(SpecDocument from, String name) {
        // What isn't a file itself has no folder.
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

    /** The file that a reference names; null if it isn't a file below the folder of the document. */
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
