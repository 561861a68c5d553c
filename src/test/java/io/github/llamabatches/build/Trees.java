package io.github.llamabatches.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders with all that is in them. */
public final class Trees {

    private Trees() {}

    /** Copies parts of a folder, with their times, by which compilers tell what is new. */
    public static void copy(Path from, Path to, String... parts) throws IOException {
        for (String part : parts) {
            Files.createDirectories(to.resolve(part).getParent());
            try (Stream<Path> walk = Files.walk(from.resolve(part))) {
                for (Path path : (Iterable<Path>) walk::iterator) {
                    Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** Deletes a file, or a folder with all that is in it. */
    public static void delete(Path tree) throws IOException {
        try (Stream<Path> walk = Files.walk(tree)) {
            for (Path path : (Iterable<Path>) walk.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }
}
