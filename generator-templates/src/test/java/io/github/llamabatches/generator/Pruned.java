package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.gate.SpecCommand;
import io.github.llamabatches.gate.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Takes out of a specification all that can't be generated. */
final class Pruned {

    private static final int ROUNDS = 30;
    private static final Pattern FINDING = Pattern.compile("error \\[(\\S+)].*\n {4}at (.*)");

    private final JsonNode root;

    private Pruned(JsonNode root) {
        this.root = root;
    }

    static String of(Path specification, Path folder) throws IOException {
        JsonNode json = SpecReader.json(specification);
        Pruned pruned = new Pruned(json);
        Path file = folder.resolve("pruned.json");
        for (int round = 0; round < ROUNDS; round++) {
            Files.writeString(file, json.toPrettyString());
            List<MatchResult> findings =
                    FINDING.matcher(SpecCommand.refusals(file)).results().toList();
            if (findings.isEmpty()) {
                return json.toPrettyString();
            }
            // From the end, so that the places of the others stay what they are.
            for (int i = findings.size() - 1; i >= 0; i--) {
                pruned.mend(findings.get(i).group(1), findings.get(i).group(2));
            }
        }
        throw new IllegalStateException("there is always something left that can't be done in " + specification);
    }

    private void mend(String rule, String pointer) {
        switch (rule) {
            case "operation-id" -> object(pointer).put("operationId", pointer.replaceAll("\\W+", "_"));
            case "success-response" -> {
                ObjectNode operation = object(
                        pointer.endsWith("/responses") ? pointer.substring(0, pointer.lastIndexOf('/')) : pointer);
                operation.withObject("/responses").putObject("200").put("description", "Done.");
            }
            case "supported-composition" ->
                object(pointer.substring(0, pointer.lastIndexOf('/'))).removeAll();
            case "supported-enum" -> remove(pointer.substring(0, pointer.lastIndexOf("/enum") + "/enum".length()));
            default -> remove(pointer);
        }
    }

    private ObjectNode object(String pointer) {
        return root.at(pointer) instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }

    private void remove(String pointer) {
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        JsonNode holder = root.at(pointer.substring(0, pointer.lastIndexOf('/')));
        if (holder instanceof ArrayNode list && Integer.parseInt(name) < list.size()) {
            list.remove(Integer.parseInt(name));
        } else if (holder instanceof ObjectNode object) {
            object.remove(name.replace("~1", "/").replace("~0", "~"));
        }
    }
}
