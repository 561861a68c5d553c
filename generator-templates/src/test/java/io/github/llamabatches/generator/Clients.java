package io.github.llamabatches.generator;

import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.file.Path;

/** Decides without writing. */
final class Clients {

    private static final String HEAD = "openapi: 3.0.3\ninfo: {title: T, version: 1.0.0}\n";

    private Clients() {}

    /** Makes the client of a specification in YAML, whose head may be left out. */
    static Client of(String yaml) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        String head = yaml.contains("paths:") ? HEAD : HEAD + "paths: {}\n";
        return new Client(
                new OpenAPIParser().readContents(head + yaml, null, options).getOpenAPI(),
                "spec.yaml",
                "com.example.api",
                "com.example.model");
    }

    /** Makes the client of a file. */
    static Client read(Path file, String packageName) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        return new Client(
                new OpenAPIParser().readLocation(file.toString(), null, options).getOpenAPI(),
                file.toString(),
                packageName + ".api",
                packageName + ".model");
    }
}
