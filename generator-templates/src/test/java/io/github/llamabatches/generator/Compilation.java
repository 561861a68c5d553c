package io.github.llamabatches.generator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles generated code in memory with the class path of the tests. */
final class Compilation {

    private Compilation() {}

    /** Returns the messages of the compiler, and one for each type without a file of its name. */
    static String of(Map<String, String> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        List<JavaFileObject> sources = new ArrayList<>();
        files.forEach((file, text) -> {
            if (file.endsWith(".java")) {
                sources.add(new Source(file, text));
            }
        });
        List<String> options = List.of(
                "-Xlint:all,-processing,-classfile,-path",
                "-Werror",
                "-proc:none",
                "-Xdoclint:all,-missing",
                "-cp",
                System.getProperty("java.class.path"));
        try (JavaFileManager manager =
                new InMemory(compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8), files, complaints)) {
            compiler.getTask(complaints, manager, null, options, null, sources).call();
        }
        return complaints.toString();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String file, String text) {
            super(Path.of("/", file).toUri(), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, String> files;
        private final StringWriter complaints;

        InMemory(JavaFileManager manager, Map<String, String> files, StringWriter complaints) {
            super(manager);
            this.files = files;
            this.complaints = complaints;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            String file = "src/main/java/" + className.replaceFirst("\\$.*", "").replace('.', '/') + ".java";
            if (!files.containsKey(file)) {
                complaints.append("no file for ").append(className);
            }
            return new SimpleJavaFileObject(URI.create("memory:///A.class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream();
                }
            };
        }
    }
}
