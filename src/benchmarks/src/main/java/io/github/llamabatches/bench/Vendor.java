package io.github.llamabatches.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Provides the vendor's client from a folder on the command line. Its adapter is compiled only if the folder is set.
 */
final class Vendor {

    private static final String ADAPTER = "io/github/llamabatches/bench/rivals/VendorClient";
    private static final String FOLDER = System.getProperty("bench.vendor", "");

    private Vendor() {}

    static boolean isPresent() {
        return !FOLDER.isEmpty();
    }

    static List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(FOLDER))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    /** Compiles the adapter and packages it as a jar. */
    static Path compile(Path benchmarks, Path target) throws IOException {
        Path folder = Files.createDirectories(target.resolve("vendor"));
        Path source = folder.resolve("VendorClient.java");
        try (InputStream in = Vendor.class.getResourceAsStream("/" + ADAPTER + ".java")) {
            Files.write(source, in.readAllBytes());
        }
        Collection<Path> classPath = new ArrayList<>(jars());
        classPath.add(benchmarks);
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-d",
                        folder.toString(),
                        "-cp",
                        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                        source.toString());
        if (failed != 0) {
            throw new IOException("the vendor's client isn't in " + FOLDER);
        }
        Path jar = folder.resolve("adapter.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(ADAPTER + ".class"));
            Files.copy(folder.resolve(ADAPTER + ".class"), out);
        }
        return jar;
    }
}
