package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Generates a document with many operations from a seed. */
final class FuzzDocument {

    private static final int OPERATIONS = 30;

    private final List<FuzzOperation> operations = new ArrayList<>();
    private final ObjectNode json = FuzzShape.JSON.objectNode();

    FuzzDocument(long seed) {
        Random random = new Random(seed);
        FuzzGrammar grammar = new FuzzGrammar(random);
        boolean newer = random.nextBoolean();
        FuzzWriter writer = new FuzzWriter(random, newer);
        json.put("openapi", newer ? "3.1.0" : "3.0.3");
        json.putObject("info").put("title", "Fuzz").put("version", "1.0.0");
        ObjectNode paths = json.putObject("paths");
        for (int i = 0; i < OPERATIONS; i++) {
            FuzzOperation operation = FuzzOperation.of(i, grammar, random);
            operations.add(operation);
            paths.set(operation.path(), operation.described(writer, random));
        }
        json.putObject("components").set("schemas", writer.components());
    }

    List<FuzzOperation> operations() {
        return operations;
    }

    @Override
    public String toString() {
        return json.toPrettyString();
    }
}
