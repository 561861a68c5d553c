package io.github.llamabatches.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Represents a published artifact of the build, found by its flattened POM.
 *
 * @param pom the POM of the artifact
 * @param folder the folder with the files
 */
record PublishedArtifact(Pom pom, Path folder) {

    private static final String FLATTENED_POM = "flattened-pom.xml";

    /** Finds the artifacts of a version in a built project, sorted by name. */
    static List<PublishedArtifact> find(Path project, String version) throws IOException {
        try (Stream<Path> paths =
                Files.find(project, 4, (path, attributes) -> path.endsWith(Path.of("target", FLATTENED_POM)))) {
            return paths.map(path -> new PublishedArtifact(Pom.read(path), path.getParent()))
                    .filter(artifact -> artifact.pom.version().equals(version))
                    .sorted(Comparator.comparing(artifact -> artifact.pom.artifactId()))
                    .toList();
        }
    }

    /** Returns the files to publish with the POM. */
    List<Path> files() throws IOException {
        String name = pom.artifactId() + "-" + pom.version();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isPublished(file.getFileName().toString(), name))
                    .sorted()
                    .toList();
        }
    }

    // Test jars are used only by other modules of the build.
    private static boolean isPublished(String file, String name) {
        return file.matches("\\Q" + name + "\\E(-[a-z]+)?\\.(jar|json)") && !file.equals(name + "-tests.jar");
    }
}
