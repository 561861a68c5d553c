package io.github.llamabatches.generator;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.llamabatches.generator.ReflectionUse.Need;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads and validates a {@code reachability-metadata.json}. */
final class MetadataFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String text;
    private final JsonNode root;

    MetadataFile(String text) throws IOException {
        this.text = text;
        this.root = JSON.readTree(text);
    }

    static MetadataFile read(Path file) throws IOException {
        return new MetadataFile(Files.readString(file));
    }

    /** Returns the violations of the schema; empty if there are none. */
    List<String> violations() throws IOException {
        try (InputStream schema = MetadataFile.class.getResourceAsStream("/reachability-metadata-schema.json")) {
            Schema format = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema);
            return format.validate(text, InputFormat.JSON).stream()
                    .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                    .toList();
        }
    }

    /** Returns the names of the entries, in order. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        root.path("reflection").forEach(entry -> names.add(name(entry)));
        return names;
    }

    /** Returns the members that each entry keeps, named as in {@link ReflectionUse}. */
    Map<String, Set<Need>> allowed() {
        Map<String, Set<Need>> allowed = new TreeMap<>();
        for (JsonNode entry : root.path("reflection")) {
            Set<Need> needs = EnumSet.noneOf(Need.class);
            for (Need need : Need.values()) {
                if (need == Need.PROXY ? entry.path("type").has("proxy") : entry.has(need.keyword())) {
                    needs.add(need);
                }
            }
            allowed.put(name(entry), needs);
        }
        return allowed;
    }

    private static String name(JsonNode entry) {
        JsonNode type = entry.path("type");
        if (type.isTextual()) {
            return type.textValue();
        }
        List<String> interfaces = new ArrayList<>();
        type.path("proxy").forEach(name -> interfaces.add(name.textValue()));
        return interfaces.toString();
    }
}
