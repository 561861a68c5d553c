package io.github.llamabatches.build.names;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.llamabatches.build.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Adds the Java names of a specification to the settings that the templates come with. */
public final class NamesCommand {

    private NamesCommand() {}

    /**
     * Writes the settings of the generator, and a specification whose operations are called as in Java.
     *
     * @param args any number of triples: the specification, the settings of the templates, and where to write;
     *     {@code .yaml} and {@code -queries.json} are added
     * @throws IOException if a file can't be read or written
     */
    public static void main(String[] args) throws IOException {
        for (int i = 0; i < args.length; i += 3) {
            JsonNode specification = SpecReader.json(Path.of(args[i]));
            String settings = Files.readString(Path.of(args[i + 1])) + yaml(NameMappings.of(specification));
            Path output = Path.of(args[i + 2]).toAbsolutePath();
            Files.createDirectories(output.getParent());
            Files.writeString(output.resolveSibling(output.getFileName() + ".yaml"), settings);
            NameMappings.renameOperations(specification);
            Files.writeString(
                    output.resolveSibling(output.getFileName() + "-queries.json"), specification.toPrettyString());
        }
    }

    /** JSON is YAML, and has one way to write a text. */
    private static String yaml(Map<String, Map<String, String>> settings) throws IOException {
        DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
        lines.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        ObjectWriter writer = new ObjectMapper().writer(lines);
        StringBuilder yaml = new StringBuilder();
        for (Map.Entry<String, Map<String, String>> setting : settings.entrySet()) {
            yaml.append(setting.getKey())
                    .append(": ")
                    .append(writer.writeValueAsString(setting.getValue()))
                    .append('\n');
        }
        return yaml.toString();
    }
}
