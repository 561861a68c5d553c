package io.github.llamabatches.release;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a release to {@code target/release}: a Maven repository, the demo as an executable jar, the release notes,
 * and, if the rules of Maven Central are met, the archive to upload.
 */
public final class ReleaseCommand {

    private final Path project;
    private final String version;
    private final PrintStream out;

    ReleaseCommand(Path project, String version, PrintStream out) {
        this.project = project;
        this.version = version;
        this.out = out;
    }

    /**
     * Writes a release of a built project.
     *
     * @param args the project's folder, the version, {@code key=} with an optional GnuPG key, {@code next=} with an
     *     optional next version
     * @throws IOException if a file can't be read or written
     */
    public static void main(String[] args) throws IOException {
        try {
            String key = args[2].substring("key=".length());
            String next = args[3].substring("next=".length());
            new ReleaseCommand(Path.of(args[0]), args[1], System.out)
                    .write(key.isEmpty() ? Signer.none() : Signer.gpg(key), next);
        } catch (ReleaseFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    void write(Signer signer, String next) throws IOException {
        Path release = project.resolve("target/release");
        delete(release);
        Path repository = release.resolve("repository");
        List<PublishedArtifact> artifacts = PublishedArtifact.find(project, version);
        if (artifacts.isEmpty()) {
            throw new ReleaseFailure("There are no artifacts of " + version + ": run mvn -Prelease deploy.");
        }
        Bundle bundle = new Bundle(repository, signer);
        for (PublishedArtifact artifact : artifacts) {
            bundle.add(artifact);
        }
        String demo = "llamacloud-batches-feign-demo-" + version + "-all.jar";
        Files.copy(project.resolve("src/demo/target").resolve(demo), release.resolve(demo));
        String changelog = Files.readString(project.resolve("CHANGELOG.md"));
        Files.writeString(release.resolve("release-notes.md"), new Changelog(changelog).notes(version));

        List<String> missing = PublicationRules.check(repository);
        out.println("Wrote " + artifacts.size() + " artifacts of " + version + " to " + project.relativize(repository));
        if (missing.isEmpty()) {
            bundle.zip(release.resolve("bundle.zip"));
            out.println("They meet the rules of Maven Central; its portal takes "
                    + project.relativize(release.resolve("bundle.zip")));
        } else {
            out.println("Maven Central would reject them:");
            missing.forEach(line -> out.println("  " + line));
        }
        if (!next.isEmpty()) {
            new NextVersion(project).write(version, next);
            out.println("The project is at " + next + " now: review and commit the difference.");
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
