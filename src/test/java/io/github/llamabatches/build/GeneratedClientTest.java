package io.github.llamabatches.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("build")
class GeneratedClientTest {

    @TempDir
    private Path folder;

    private Path fresh;
    private Path target;

    @BeforeEach
    void generate() throws IOException {
        fresh = folder.resolve("fresh");
        target = folder.resolve("target");
        write(fresh, ".openapi-generator/VERSION", "7\n");
        write(fresh, ".openapi-generator/FILES", "whatever\n");
        write(fresh, "a/A.java", "class A {\n  int a;\n}\n");
        write(fresh, "b/B.java", "class B {}\n");
        write(fresh, "b/Blank.java", "\n\n");
    }

    @Test
    void writesWhatCountsAndThenFindsNothing() throws IOException {
        assertThat(GeneratedClient.write(fresh, target)).isTrue();

        assertThat(target.resolve("a/A.java")).hasSameTextualContentAs(fresh.resolve("a/A.java"));
        assertThat(target.resolve(".openapi-generator/VERSION")).exists();
        assertThat(target.resolve(".openapi-generator/FILES")).doesNotExist();
        assertThat(target.resolve("b/Blank.java")).doesNotExist();
        assertThat(GeneratedClient.check(fresh, target)).isEmpty();
    }

    @Test
    void namesWhatIsChangedMissingAndLeftOver() throws IOException {
        GeneratedClient.write(fresh, target);
        write(target, "a/A.java", "class A {\n  long a;\n}\n");
        Files.delete(target.resolve("b/B.java"));
        write(target, "c/C.java", "class C {}\n");

        assertThat(GeneratedClient.check(fresh, target)).isEqualTo("""
                The generated code in %s is not what the specification and the templates produce:
                  changed    a/A.java
                    from line 2:
                    -   long a;
                    - }
                    +   int a;
                    + }
                  missing    b/B.java
                  left over  c/C.java
                (- is there now, + is what is generated.) Never edit these files by hand. To mend it, run: \
                mvn -Pregenerate""".formatted(target));
    }

    @Test
    void writingMendsAllOfIt() throws IOException {
        GeneratedClient.write(fresh, target);
        write(target, "a/A.java", "changed");
        Files.delete(target.resolve("b/B.java"));
        write(target, "c/d/C.java", "class C {}\n");

        assertThat(GeneratedClient.write(fresh, target)).isTrue();

        assertThat(GeneratedClient.check(fresh, target)).isEmpty();
        assertThat(target.resolve("c")).doesNotExist();
    }

    @Test
    void writingLeavesAFolderAloneThatIsNotGenerated() throws IOException {
        write(target, "precious.txt", "mine");

        assertThat(GeneratedClient.write(fresh, target)).isFalse();

        assertThat(target.resolve("precious.txt")).hasContent("mine");
        assertThat(target.resolve("a")).doesNotExist();
    }

    @Test
    void aFolderThatIsNotThereMissesEverything() throws IOException {
        assertThat(GeneratedClient.check(fresh, target))
                .contains("missing    a/A.java", "missing    b/B.java", "missing    .openapi-generator/VERSION");
    }

    @Test
    void whatCompilesIsNotComplainedAbout() throws IOException {
        assertThat(GeneratedClient.compile(fresh, folder.toString(), "")).isEmpty();
    }

    @Test
    void whatDoesNotCompileIsNamedWithFileAndLine() throws IOException {
        write(fresh, "a/A.java", "class A {\n  Missing a;\n}\n");

        assertThat(GeneratedClient.compile(fresh, folder.toString(), ""))
                .contains("A.java:2: error: cannot find symbol", "class Missing");
    }

    @Test
    void aWarningIsAComplaintToo() throws IOException {
        write(fresh, "a/A.java", "class A {\n  java.util.List a;\n}\n");

        assertThat(GeneratedClient.compile(fresh, folder.toString(), "")).contains("[rawtypes]");
    }

    @Test
    void aChangedLineEndIsAChange() throws IOException {
        GeneratedClient.write(fresh, target);
        write(target, "b/B.java", "class B {}");

        assertThat(GeneratedClient.check(fresh, target)).contains("changed    b/B.java");
    }

    private static void write(Path folder, String file, String content) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
