package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Selects nodes of a specification, for {@link Rewriting} and {@link MeaningEdit}. */
final class SpecNodes {

    private SpecNodes() {}

    static ObjectNode schemas(ObjectNode spec) {
        return (ObjectNode) spec.at("/components/schemas");
    }

    static <T> T any(List<T> all, Random random) {
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    static ObjectNode anyObject(ObjectNode spec, Random random) {
        List<ObjectNode> objects = new ArrayList<>();
        schemas(spec).forEach(schema -> {
            if (schema.has("properties") || schema.has("allOf")) {
                objects.add((ObjectNode) schema);
            }
        });
        return any(objects, random);
    }

    /** Moves some properties to another schema. */
    static ObjectNode moved(ObjectNode schema, Random random) {
        if (schema.path("properties").size() < 2) {
            return null;
        }
        ObjectNode part = schema.objectNode();
        part.put("type", "object");
        ObjectNode properties = (ObjectNode) schema.path("properties");
        List<String> names = new ArrayList<>();
        properties.fieldNames().forEachRemaining(names::add);
        for (String name : names.subList(0, 1 + random.nextInt(names.size() - 1))) {
            part.withObject("/properties").set(name, properties.remove(name));
            for (int i = schema.path("required").size() - 1; i >= 0; i--) {
                if (schema.path("required").get(i).asText().equals(name)) {
                    ((ArrayNode) schema.path("required")).remove(i);
                    part.withArray("required").add(name);
                }
            }
        }
        if (schema.path("required").isEmpty()) {
            schema.remove("required");
        }
        return part;
    }

    static List<ObjectNode> operations(ObjectNode spec) {
        List<ObjectNode> operations = new ArrayList<>();
        for (JsonNode item : spec.path("paths")) {
            for (String method : List.of("get", "post")) {
                if (item.has(method)) {
                    operations.add((ObjectNode) item.path(method));
                }
            }
        }
        return operations;
    }

    static List<ArrayNode> parameterLists(ObjectNode spec) {
        List<ArrayNode> lists = new ArrayList<>();
        operations(spec).forEach(operation -> {
            if (operation.path("parameters") instanceof ArrayNode list) {
                lists.add(list);
            }
        });
        return lists;
    }

    static List<ObjectNode> responses(ObjectNode spec) {
        return operations(spec).stream()
                .map(operation -> (ObjectNode) operation.path("responses"))
                .toList();
    }

    static List<ObjectNode> properties(ObjectNode spec) {
        List<ObjectNode> all = new ArrayList<>();
        schemas(spec)
                .findValues("properties")
                .forEach(properties -> properties.forEach(property -> {
                    if (property instanceof ObjectNode schema) {
                        all.add(schema);
                    }
                }));
        return all;
    }

    static List<ObjectNode> usages(ObjectNode spec) {
        List<ObjectNode> all = new ArrayList<>(properties(spec));
        spec.path("paths").findValues("schema").forEach(schema -> all.add((ObjectNode) schema));
        all.removeIf(schema -> !schema.has("$ref"));
        return all;
    }

    static void shuffle(ArrayNode list, Random random) {
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        Collections.shuffle(items, random);
        list.removeAll();
        list.addAll(items);
    }

    static void shuffle(ObjectNode object, Random random) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>();
        object.properties().forEach(entry -> members.add(Map.entry(entry.getKey(), entry.getValue())));
        Collections.shuffle(members, random);
        object.removeAll();
        members.forEach(member -> object.set(member.getKey(), member.getValue()));
    }
}
