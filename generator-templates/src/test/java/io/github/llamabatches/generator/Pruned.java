package io.github.llamabatches.build.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What remains of a specification when all is taken out that the templates can't do. */
final class Pruned {

    private static final int ROUNDS = 30;

    private final JsonNode root;

    private Pruned(JsonNode root) {
        this.root = root;
    }

    static String of(Path file) {
        JsonNode json = SpecDocument.parse(file, Specs.read(file)).json().deepCopy();
        Pruned pruned = new Pruned(json);
        for (int round = 0; round < ROUNDS; round++) {
            List<Finding> findings = new ArrayList<>(SpecGate.check(
                    SpecDocument.parse(file, json.toString()),
                    null,
                    rule -> rule.group().mattersForGeneration()));
            if (findings.isEmpty()) {
                return json.toPrettyString();
            }
            // From the end, so that the places of the others stay what they are.
            findings.sort(Comparator.comparing(Finding::position, Comparator.comparingInt(Position::column))
                    .reversed());
            findings.forEach(pruned::mend);
        }
        throw new IllegalStateException("there is always something left that can't be done in " + file);
    }

    private void mend(Finding finding) {
        String pointer = finding.pointer();
        switch (finding.rule()) {
            case OPERATION_ID -> object(pointer).put("operationId", pointer.replaceAll("\\W+", "_"));
            case SUCCESS_RESPONSE -> {
                ObjectNode operation = object(
                        pointer.endsWith("/responses") ? pointer.substring(0, pointer.lastIndexOf('/')) : pointer);
                operation.withObject("/responses").putObject("200").put("description", "Done.");
            }
            case SUPPORTED_COMPOSITION ->
                object(pointer.substring(0, pointer.lastIndexOf('/'))).removeAll();
            case SUPPORTED_ENUM -> remove(pointer.substring(0, pointer.lastIndexOf("/enum") + "/enum".length()));
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
