package io.github.llamabatches.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** Runs the generator like its plugins, in this process. */
final class Generation {

    private Generation() {}

    /** Generates into a folder. */
    static void run(Path specification, Path output, String packageName) {
        run(specification, output, packageName, Map.of());
    }

    /** Generates into a folder, with options of the generator. */
    static void run(Path specification, Path output, String packageName, Map<String, String> options) {
        CodegenConfigurator configurator = new CodegenConfigurator()
                .setGeneratorName("feign-records")
                .setInputSpec(specification.toString())
                .setOutputDir(output.toString())
                .setApiPackage(packageName + ".api")
                .setModelPackage(packageName + ".model")
                .setValidateSpec(false)
                .addAdditionalProperty("groupId", "com.example")
                .addAdditionalProperty("artifactId", packageName.replaceFirst(".*\\.", ""));
        options.forEach(configurator::addAdditionalProperty);
        new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
    }

    /** Generates the code of a specification, and returns the files by their paths. */
    static Map<String, String> of(String specification, Path folder) throws IOException {
        Path file = folder.resolve(specification.startsWith("{") ? "specification.json" : "specification.yaml");
        Files.writeString(file, specification);
        Path output = folder.resolve("generated");
        run(file, output, "com.example");
        return files(output);
    }

    /** Returns the files of a folder by their paths. */
    static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> walk = Files.walk(folder)) {
                for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                    files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
                }
            }
        }
        return files;
    }
}
