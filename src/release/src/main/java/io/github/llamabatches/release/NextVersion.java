package io.github.llamabatches.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Updates the project after a release: versions, changelog, versions in documents, the released specification. */
final class NextVersion {

    private final Path project;

    NextVersion(Path project) {
        this.project = project;
    }

    void write(String released, String next) throws IOException {
        for (String pom : List.of("pom.xml", "src/bom/pom.xml")) {
            edit(
                    project.resolve(pom),
                    text -> text.replaceFirst("<revision>.*?</revision>", element("revision", next)));
        }
        edit(
                project.resolve("src/release/pom.xml"),
                text -> text.replaceFirst(
                                "<released.version>.*?</released.version>", element("released.version", released))
                        .replaceFirst(
                                "<released.missing>.*?</released.missing>", element("released.missing", "false")));
        edit(
                project.resolve("CHANGELOG.md"),
                text -> new Changelog(text).released(released, LocalDate.now()).text());
        for (Path document : documents()) {
            edit(
                    document,
                    text -> text.replaceAll(
                            "(<groupId>io\\.github\\.llamabatches</groupId>\\s*<artifactId>[^<]*</artifactId>\\s*<version>)[^<]*",
                            "$1" + released));
        }
        Path specification = project.resolve("openapi/batches.yaml");
        edit(project.resolve("openapi/released/batches.yaml"), text -> comment(text) + document(read(specification)));
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + text + "</" + name + ">";
    }

    private List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(project.resolve("docs"))) {
            return Stream.concat(Stream.of(project.resolve("README.md")), docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static String comment(String specification) {
        return specification.substring(0, start(specification));
    }

    private static String document(String specification) {
        return specification.substring(start(specification));
    }

    private static int start(String specification) {
        return specification.startsWith("openapi:") ? 0 : specification.indexOf("\nopenapi:") + 1;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ReleaseFailure(file + " can't be read: " + e.getMessage());
        }
    }

    private static void edit(Path file, UnaryOperator<String> edit) throws IOException {
        Files.writeString(file, edit.apply(read(file)));
    }
}
