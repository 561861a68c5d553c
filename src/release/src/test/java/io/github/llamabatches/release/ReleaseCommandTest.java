package io.github.llamabatches.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseCommandTest {

    private static final String COMPLETE = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <groupId>com.example</groupId><artifactId>thing</artifactId><version>1.2.0</version>
              <name>Thing</name><description>A thing.</description><url>https://example.com/thing</url>
              <licenses><license><name>Apache-2.0</name><url>https://example.com/licence</url></license></licenses>
              <developers><developer><name>Somebody</name></developer></developers>
              <scm><connection>scm:git:https://example.com/thing.git</connection><url>https://example.com/thing</url></scm>
            </project>
            """;
    private static final Signer SIGNER =
            file -> Files.writeString(file.resolveSibling(file.getFileName() + ".asc"), "signature");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    Path project;

    @BeforeEach
    void build() throws IOException {
        write("pom.xml", "<project><properties><revision>1.2.0-SNAPSHOT</revision></properties></project>");
        write("src/bom/pom.xml", "<project><properties><revision>1.2.0-SNAPSHOT</revision></properties></project>");
        write("src/release/pom.xml", "<project><released.version>1.1.0</released.version></project>");
        write("CHANGELOG.md", "# Changelog\n\n## Unreleased\n\n- A wheel.\n\n## 1.1.0 – 2026-01-01\n\n- A door.\n");
        write("README.md", snippet("1.1.0") + snippet("1.1.0").replace("io.github.llamabatches", "com.example"));
        write("docs/more.md", snippet("1.1.0"));
        write("openapi/batches.yaml", "# Ours.\nopenapi: 3.0.3\ninfo: {version: 1.2.0}\n");
        write("openapi/released/batches.yaml", "# Not to be edited.\nopenapi: 3.0.3\ninfo: {version: 1.1.0}\n");
        write("src/demo/target/llamacloud-batches-feign-demo-1.2.0-all.jar", "demo");
        write("thing/target/flattened-pom.xml", COMPLETE);
        for (String file : new String[] {".jar", "-sources.jar", "-javadoc.jar", "-tests.jar", "-cyclonedx.json"}) {
            write("thing/target/thing-1.2.0" + file, file);
        }
        write("thing/target/thing-1.1.0.jar", "old");
        write("old/target/flattened-pom.xml", COMPLETE.replace("1.2.0", "1.1.0"));
    }

    @Test
    void completeReleaseIsArchivedAsARepository() throws IOException {
        release(SIGNER, "");

        try (ZipFile zip =
                new ZipFile(project.resolve("target/release/bundle.zip").toFile())) {
            assertThat(zip.stream().map(Object::toString))
                    .hasSize(5 * 6)
                    .contains(
                            "com/example/thing/1.2.0/thing-1.2.0.pom",
                            "com/example/thing/1.2.0/thing-1.2.0-javadoc.jar.asc",
                            "com/example/thing/1.2.0/thing-1.2.0-cyclonedx.json.sha256")
                    .noneMatch(entry -> entry.contains("-tests.jar"));
        }
        assertThat(released("repository/com/example/thing/1.2.0/thing-1.2.0.jar.md5"))
                .isEqualTo("75275a5692cddbf34bec2cb5e0e46075");
        assertThat(released("release-notes.md")).isEqualTo("- A wheel.\n");
        assertThat(released("llamacloud-batches-feign-demo-1.2.0-all.jar")).isEqualTo("demo");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("meet the rules of Maven Central");
    }

    @Test
    void violatedRulesAreListedAndPreventTheArchive() throws IOException {
        write(
                "thing/target/flattened-pom.xml",
                COMPLETE.replace("https://example.com/thing", "${release.url}")
                        .replace("Somebody", "${release.developer}"));
        Files.delete(project.resolve("thing/target/thing-1.2.0-javadoc.jar"));

        release(Signer.none(), "");

        assertThat(out.toString(StandardCharsets.UTF_8).lines().skip(1))
                .containsExactly(
                        "Maven Central would reject them:",
                        "  there are no signatures: set -Drelease.key=…, a GnuPG key (4 files)",
                        "  <url> is missing: set -Drelease.url=https://…, the address of the source repository"
                                + " (thing-1.2.0.pom)",
                        "  <scm/url> is missing: set -Drelease.url=https://…, the address of the source repository"
                                + " (thing-1.2.0.pom)",
                        "  <scm/connection> is missing: set -Drelease.url=https://…, the address of the source repository"
                                + " (thing-1.2.0.pom)",
                        "  <developers/developer/name> is missing: set -Drelease.developer=NAME (thing-1.2.0.pom)",
                        "  thing-1.2.0-javadoc.jar is missing (thing-1.2.0.pom)");
        assertThat(project.resolve("target/release/bundle.zip")).doesNotExist();
    }

    @Test
    void snapshotCannotBeReleased() throws IOException {
        write("snapshot/target/flattened-pom.xml", COMPLETE.replace("1.2.0", "1.3.0-SNAPSHOT"));
        write("src/demo/target/llamacloud-batches-feign-demo-1.3.0-SNAPSHOT-all.jar", "demo");

        new ReleaseCommand(project, "1.3.0-SNAPSHOT", new PrintStream(out, true, StandardCharsets.UTF_8))
                .write(SIGNER, "");

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("the version is a snapshot: set -Drevision=1.3.0 (");
    }

    @Test
    void nextVersionUpdatesTheProject() throws IOException {
        release(SIGNER, "1.3.0-SNAPSHOT");

        assertThat(read("pom.xml")).contains("<revision>1.3.0-SNAPSHOT</revision>");
        assertThat(read("src/bom/pom.xml")).contains("<revision>1.3.0-SNAPSHOT</revision>");
        assertThat(read("src/release/pom.xml")).contains("<released.version>1.2.0</released.version>");
        assertThat(read("CHANGELOG.md"))
                .matches("(?s)# Changelog\n\n## Unreleased\n\n## 1\\.2\\.0 – \\d{4}-\\d\\d-\\d\\d\n\n- A wheel\\..*");
        assertThat(read("README.md"))
                .isEqualTo(snippet("1.2.0") + snippet("1.1.0").replace("io.github.llamabatches", "com.example"));
        assertThat(read("docs/more.md")).isEqualTo(snippet("1.2.0"));
        assertThat(read("openapi/released/batches.yaml"))
                .isEqualTo("# Not to be edited.\nopenapi: 3.0.3\ninfo: {version: 1.2.0}\n");
    }

    @Test
    void releaseWithoutNotesIsRejected() throws IOException {
        write("CHANGELOG.md", "# Changelog\n\n## Unreleased\n\n## 1.1.0 – 2026-01-01\n\n- A door.\n");

        assertThatThrownBy(() -> release(SIGNER, ""))
                .isInstanceOf(ReleaseFailure.class)
                .hasMessage(
                        "CHANGELOG.md has no notes for 1.2.0: write them below '## Unreleased', or below '## 1.2.0'.");
    }

    @Test
    void projectWithoutArtifactsIsRejected() {
        assertThatThrownBy(() -> new ReleaseCommand(project, "9.0.0", System.out).write(SIGNER, ""))
                .isInstanceOf(ReleaseFailure.class)
                .hasMessage("There are no artifacts of 9.0.0: run mvn -Prelease deploy.");
    }

    private void release(Signer signer, String next) throws IOException {
        new ReleaseCommand(project, "1.2.0", new PrintStream(out, true, StandardCharsets.UTF_8)).write(signer, next);
    }

    private static String snippet(String version) {
        return "<groupId>io.github.llamabatches</groupId>\n  <artifactId>thing</artifactId>\n  <version>" + version
                + "</version>\n";
    }

    private String released(String file) throws IOException {
        return read("target/release/" + file);
    }

    private String read(String file) throws IOException {
        return Files.readString(project.resolve(file));
    }

    private void write(String file, String text) throws IOException {
        Path path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
