package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Writes the schemas of a document, selecting among the equivalent forms of its version. */
final class FuzzWriter {

    private final Random random;
    private final boolean newer;
    private final ObjectNode components = FuzzShape.JSON.objectNode();
    private final Map<FuzzObjects.Named, String> names = new IdentityHashMap<>();
    private final Set<String> taken = new LinkedHashSet<>();

    FuzzWriter(Random random, boolean newer) {
        this.random = random;
        this.newer = newer;
    }

    /** Returns whether the document is in OpenAPI 3.1 rather than 3.0. */
    boolean isNewer() {
        return newer;
    }

    boolean sometimes() {
        return random.nextInt(3) == 0;
    }

    ObjectNode components() {
        return components;
    }

    /** Returns the name of a component, which is written at its first use. */
    String component(FuzzObjects.Named named) {
        String known = names.get(named);
        if (known != null) {
            return known;
        }
        String name = FuzzWords.schemaName(random);
        while (!taken.add(name)) {
            name += random.nextInt(10);
        }
        names.put(named, name);
        components.set(name, FuzzShape.JSON.objectNode());
        components.set(name, named.shape().schema(this));
        return name;
    }

    ObjectNode slot(FuzzShape.Slot slot) {
        ObjectNode schema = slot.shape().schema(this);
        if (!slot.nullable() || slot.shape() instanceof FuzzShape.Free free && !free.isObject()) {
            return schema;
        }
        return newer ? newerNullable(schema) : olderNullable(schema);
    }

    private ObjectNode olderNullable(ObjectNode schema) {
        if (schema.has("$ref")) {
            ObjectNode wrapper = FuzzShape.JSON.objectNode().put("nullable", true);
            wrapper.putArray("allOf").add(schema);
            return wrapper;
        }
        if (schema.has("enum") && sometimes()) {
            schema.withArray("enum").addNull();
        }
        return schema.put("nullable", true);
    }

    private ObjectNode newerNullable(ObjectNode schema) {
        if (schema.path("type").isTextual() && !schema.has("const") && random.nextBoolean()) {
            String type = schema.path("type").textValue();
            schema.putArray("type").add(type).add("null");
            if (schema.has("enum")) {
                schema.withArray("enum").addNull();
            }
            return schema;
        }
        ObjectNode union = FuzzShape.JSON.objectNode();
        union.putArray(random.nextBoolean() ? "anyOf" : "oneOf")
                .add(schema)
                .add(FuzzShape.JSON.objectNode().put("type", "null"));
        return union;
    }

    /** Adds a keyword to a schema, which can't be next to a reference in OpenAPI 3.0. */
    ObjectNode with(ObjectNode schema, String keyword) {
        return beside(schema).put(keyword, true);
    }

    /** Adds keywords that don't affect the code. */
    ObjectNode described(ObjectNode schema) {
        if (!sometimes()) {
            return schema;
        }
        ObjectNode described = beside(schema).put("description", FuzzWords.text(random));
        if (sometimes()) {
            described.put("title", FuzzWords.text(random)).put("x-own", 1);
        }
        return sometimes() ? described.put("deprecated", true) : described;
    }

    /** Sometimes adds a default value, which changes no code. */
    ObjectNode withDefault(ObjectNode schema, FuzzShape.Slot slot) {
        if (!sometimes() || slot.shape() instanceof FuzzBody.File) {
            return schema;
        }
        ObjectNode described = beside(schema);
        described.set("default", slot.shape().value(random, true));
        return described;
    }

    private ObjectNode beside(ObjectNode schema) {
        if (newer || !schema.has("$ref")) {
            return schema;
        }
        ObjectNode wrapper = FuzzShape.JSON.objectNode();
        wrapper.putArray("allOf").add(schema);
        return wrapper;
    }
}
