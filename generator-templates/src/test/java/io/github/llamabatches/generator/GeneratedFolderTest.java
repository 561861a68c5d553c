package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedFolderTest {

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
        write(fresh, "src/main/a/A.java", "class A {\n  int a;\n}\n");
        write(fresh, "src/main/b/B.java", "class B {}\n");
    }

    @Test
    void writtenFolderHasNoDifferences() throws IOException {
        assertThat(GeneratedFolder.write(fresh, target)).isTrue();

        assertThat(target.resolve("src/main/a/A.java")).hasSameTextualContentAs(fresh.resolve("src/main/a/A.java"));
        assertThat(target.resolve(".openapi-generator/VERSION")).exists();
        assertThat(target.resolve(".openapi-generator/FILES")).doesNotExist();
        assertThat(GeneratedFolder.check(fresh, target)).isEmpty();
    }

    @Test
    void listsChangedMissingAndObsoleteFiles() throws IOException {
        GeneratedFolder.write(fresh, target);
        write(target, "src/main/a/A.java", "class A {\n  long a;\n}\n");
        Files.delete(target.resolve("src/main/b/B.java"));
        write(target, "src/main/c/C.java", "class C {}\n");

        assertThat(GeneratedFolder.check(fresh, target)).isEqualTo("""
                The generated code in %s differs from the output of the generator:
                  changed    src/main/a/A.java
                    from line 2:
                    -   long a;
                    - }
                    +   int a;
                    + }
                  missing    src/main/b/B.java
                  obsolete   src/main/c/C.java
                (- current line, + generated line) Don't edit these files by hand. To update them, run: mvn -Pregenerate""".formatted(target));
    }

    @Test
    void writingRemovesDifferences() throws IOException {
        GeneratedFolder.write(fresh, target);
        write(target, "src/main/a/A.java", "changed");
        Files.delete(target.resolve("src/main/b/B.java"));
        write(target, "src/main/c/d/C.java", "class C {}\n");

        assertThat(GeneratedFolder.write(fresh, target)).isTrue();

        assertThat(GeneratedFolder.check(fresh, target)).isEmpty();
        assertThat(target.resolve("src/main/c")).doesNotExist();
    }

    @Test
    void otherFolderIsNotWritten() throws IOException {
        write(target, "src/main/precious.txt", "mine");

        assertThat(GeneratedFolder.write(fresh, target)).isFalse();

        assertThat(target.resolve("src/main/precious.txt")).hasContent("mine");
        assertThat(target.resolve("src/main/a")).doesNotExist();
    }

    @Test
    void otherFilesAreIgnored() throws IOException {
        GeneratedFolder.write(fresh, target);
        write(target, "pom.xml", "<project/>");
        write(target, "src/main/java/module-info.java", "module a {}\n");
        write(target, "src/test/java/ATest.java", "class ATest {}\n");

        assertThat(GeneratedFolder.check(fresh, target)).isEmpty();
        write(fresh, "src/main/a/A.java", "class A {}\n");
        assertThat(GeneratedFolder.write(fresh, target)).isTrue();

        assertThat(target.resolve("pom.xml")).hasContent("<project/>");
        assertThat(target.resolve("src/test/java/ATest.java")).exists();
        assertThat(target.resolve("src/main/java/module-info.java")).exists();
    }

    @Test
    void missingFolderMissesAllFiles() throws IOException {
        assertThat(GeneratedFolder.check(fresh, target))
                .contains(
                        "missing    src/main/a/A.java",
                        "missing    src/main/b/B.java",
                        "missing    .openapi-generator/VERSION");
    }

    @Test
    void compilableCodeHasNoMessages() throws IOException {
        assertThat(GeneratedFolder.compile(fresh, "")).isEmpty();
    }

    @Test
    void compileErrorHasFileAndLine() throws IOException {
        write(fresh, "src/main/a/A.java", "class A {\n  Missing a;\n}\n");

        assertThat(GeneratedFolder.compile(fresh, "")).contains("A.java:2: error: cannot find symbol", "class Missing");
    }

    @Test
    void warningIsReported() throws IOException {
        write(fresh, "src/main/a/A.java", "class A {\n  java.util.List a;\n}\n");

        assertThat(GeneratedFolder.compile(fresh, "")).contains("[rawtypes]");
    }

    @Test
    void lineEndingIsCompared() throws IOException {
        GeneratedFolder.write(fresh, target);
        write(target, "src/main/b/B.java", "class B {}");

        assertThat(GeneratedFolder.check(fresh, target)).contains("changed    src/main/b/B.java");
    }

    private static void write(Path folder, String file, String content) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
