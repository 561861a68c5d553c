package io.github.llamabatches.release;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Holds published artifacts in the layout of a Maven repository, with checksums and signatures. */
final class Bundle {

    private static final Map<String, String> CHECKSUMS =
            Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512");

    private final Path folder;
    private final Signer signer;

    Bundle(Path folder, Signer signer) {
        this.folder = folder;
        this.signer = signer;
    }

    /** Copies the files of an artifact and signs the copies. */
    void add(PublishedArtifact artifact) throws IOException {
        Pom pom = artifact.pom();
        Path target = folder.resolve(pom.groupId().replace('.', '/'))
                .resolve(pom.artifactId())
                .resolve(pom.version());
        Files.createDirectories(target);
        add(pom.file(), target.resolve(pom.artifactId() + "-" + pom.version() + ".pom"));
        for (Path file : artifact.files()) {
            add(file, target.resolve(file.getFileName()));
        }
    }

    private void add(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        signer.sign(to);
        byte[] content = Files.readAllBytes(to);
        for (Map.Entry<String, String> checksum : CHECKSUMS.entrySet()) {
            Files.writeString(
                    to.resolveSibling(to.getFileName() + "." + checksum.getKey()),
                    digest(checksum.getValue(), content));
        }
    }

    private static String digest(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the bundle as an archive to upload to a public repository. */
    void zip(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Path path : files()) {
                ZipEntry entry = new ZipEntry(folder.relativize(path).toString().replace('\\', '/'));
                entry.setLastModifiedTime(FileTime.fromMillis(0));
                zip.putNextEntry(entry);
                Files.copy(path, zip);
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }
}
