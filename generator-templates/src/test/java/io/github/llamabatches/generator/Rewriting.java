package io.github.llamabatches.generator;

import static io.github.llamabatches.generator.SpecNodes.any;
import static io.github.llamabatches.generator.SpecNodes.anyObject;
import static io.github.llamabatches.generator.SpecNodes.moved;
import static io.github.llamabatches.generator.SpecNodes.operations;
import static io.github.llamabatches.generator.SpecNodes.parameterLists;
import static io.github.llamabatches.generator.SpecNodes.properties;
import static io.github.llamabatches.generator.SpecNodes.responses;
import static io.github.llamabatches.generator.SpecNodes.schemas;
import static io.github.llamabatches.generator.SpecNodes.shuffle;
import static io.github.llamabatches.generator.SpecNodes.usages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Rewrites a specification without changing its meaning. */
enum Rewriting {
    WRAPPED_REFERENCE {
        @Override
        void apply(ObjectNode spec, Random random) {
            ObjectNode holder = any(usages(spec), random);
            if (holder != null && holder.size() == 1) {
                JsonNode reference = holder.remove("$ref");
                holder.putArray("allOf").addObject().set("$ref", reference);
            }
        }
    },
    PART_OF_ITS_OWN {
        @Override
        void apply(ObjectNode spec, Random random) {
            ObjectNode schema = anyObject(spec, random);
            ObjectNode part = moved(schema, random);
            if (part != null) {
                schema.withArray("allOf").add(part);
            }
        }
    },
    FLATTENED_PART {
        @Override
        void apply(ObjectNode spec, Random random) {
            ObjectNode schema = anyObject(spec, random);
            JsonNode parts = schema.path("allOf");
            if (parts.size() == 1
                    && parts.get(0).has("properties")
                    && !parts.get(0).has("allOf")) {
                ObjectNode part = (ObjectNode) parts.get(0);
                schema.remove("allOf");
                schema.withObject("/properties").setAll((ObjectNode) part.path("properties"));
                part.path("required").forEach(schema.withArray("required")::add);
            }
        }
    },
    BASE {
        @Override
        void apply(ObjectNode spec, Random random) {
            ObjectNode schema = anyObject(spec, random);
            ObjectNode part = moved(schema, random);
            if (part != null) {
                String name = "Base" + schemas(spec).size();
                schemas(spec).set(name, part);
                schema.withArray("allOf").addObject().put("$ref", "#/components/schemas/" + name);
            }
        }
    },
    PARAMETER_OF_THE_PATH {
        @Override
        void apply(ObjectNode spec, Random random) {
            for (JsonNode item : spec.path("paths")) {
                JsonNode parameters = item.path("get").path("parameters");
                int index = parameters.isEmpty() ? -1 : random.nextInt(parameters.size());
                // Path parameters are arguments, whose order affects callers; POST operations have no query here.
                if (index >= 0
                        && parameters.get(index).path("in").asText("path").matches("query|header")
                        && !item.has("post")) {
                    ((ObjectNode) item).withArray("parameters").add(((ArrayNode) parameters).remove(index));
                }
            }
        }
    },
    PARAMETER_AS_A_COMPONENT {
        @Override
        void apply(ObjectNode spec, Random random) {
            ArrayNode parameters = any(parameterLists(spec), random);
            int index = parameters == null || parameters.isEmpty() ? -1 : random.nextInt(parameters.size());
            if (index >= 0 && !parameters.get(index).has("$ref")) {
                ObjectNode components = spec.withObject("/components/parameters");
                String name = "P" + components.size();
                components.set(name, parameters.get(index));
                parameters.set(index, spec.objectNode().put("$ref", "#/components/parameters/" + name));
            }
        }
    },
    QUERY_IN_ANOTHER_ORDER {
        @Override
        void apply(ObjectNode spec, Random random) {
            ArrayNode parameters = (ArrayNode) spec.at("/paths/~1orders/get/parameters");
            shuffle(parameters, random);
        }
    },
    RESPONSE_AS_A_COMPONENT {
        @Override
        void apply(ObjectNode spec, Random random) {
            ObjectNode responses = any(responses(spec), random);
            Map.Entry<String, JsonNode> response =
                    responses == null ? null : any(new ArrayList<>(responses.properties()), random);
            if (response != null && !response.getValue().has("$ref")) {
                ObjectNode components = spec.withObject("/components/responses");
                String name = "R" + components.size();
                components.set(name, response.getValue());
                response.setValue(spec.objectNode().put("$ref", "#/components/responses/" + name));
            }
        }
    },
    BODY_AS_A_COMPONENT {
        @Override
        void apply(ObjectNode spec, Random random) {
            ObjectNode post = (ObjectNode) spec.path("paths").path("/orders").get("post");
            if (post != null && !post.path("requestBody").has("$ref")) {
                spec.withObject("/components/requestBodies").set("Body", post.path("requestBody"));
                post.set("requestBody", spec.objectNode().put("$ref", "#/components/requestBodies/Body"));
            }
        }
    },
    STATUS_AS_A_RANGE {
        @Override
        void apply(ObjectNode spec, Random random) {
            ObjectNode responses = any(responses(spec), random);
            if (responses != null && responses.has("200")) {
                responses.set("2XX", responses.remove("200"));
            }
        }
    },
    DEFAULTS_OF_SCHEMAS {
        @Override
        void apply(ObjectNode spec, Random random) {
            ObjectNode schema = any(properties(spec), random);
            if (schema != null && schema.path("type").asText().equals("string") && !schema.has("minLength")) {
                schema.put("minLength", 0);
            }
            if (schema != null && schema.has("type")) {
                for (String mark : List.of("nullable", "readOnly", "writeOnly", "deprecated")) {
                    if (!schema.has(mark)) {
                        schema.put(mark, false);
                    }
                }
            }
            if (schema != null && schema.path("format").asText().equals("int32") && !schema.has("minimum")) {
                schema.put("minimum", Integer.MIN_VALUE).put("maximum", Integer.MAX_VALUE);
            }
        }
    },
    DEFAULTS_OF_PARAMETERS {
        @Override
        void apply(ObjectNode spec, Random random) {
            ArrayNode parameters = any(parameterLists(spec), random);
            if (parameters != null) {
                parameters.forEach(parameter -> {
                    if (!parameter.has("$ref") && parameter.path("in").asText().equals("query")) {
                        ObjectNode query = (ObjectNode) parameter;
                        query.put("required", query.path("required").asBoolean())
                                .put("style", "form")
                                .put("explode", true)
                                .put("deprecated", false);
                    }
                });
            }
        }
    },
    CREDENTIALS_OF_THE_OPERATIONS {
        @Override
        void apply(ObjectNode spec, Random random) {
            JsonNode security = spec.remove("security");
            if (security != null) {
                operations(spec).forEach(operation -> operation.set("security", security.deepCopy()));
            }
        }
    },
    SERVERS_OF_THE_PATHS {
        @Override
        void apply(ObjectNode spec, Random random) {
            JsonNode servers = spec.remove("servers");
            if (servers != null) {
                spec.path("paths").forEach(item -> ((ObjectNode) item).set("servers", servers.deepCopy()));
            }
        }
    },
    ANOTHER_ORDER {
        @Override
        void apply(ObjectNode spec, Random random) {
            ObjectNode schema = anyObject(spec, random);
            if (schema.path("properties") instanceof ObjectNode properties) {
                shuffle(properties, random);
            }
            if (schema.path("required") instanceof ArrayNode required) {
                shuffle(required, random);
            }
            if (schema.path("allOf") instanceof ArrayNode parts) {
                shuffle(parts, random);
            }
            shuffle(schemas(spec), random);
            shuffle((ObjectNode) spec.path("paths"), random);
        }
    },
    VALUES_IN_ANOTHER_ORDER {
        @Override
        void apply(ObjectNode spec, Random random) {
            shuffle((ArrayNode) spec.at("/components/schemas/Status/enum"), random);
        }
    },
    TEXT_IN_PLACE {
        @Override
        void apply(ObjectNode spec, Random random) {
            for (ObjectNode schema : properties(spec)) {
                if (schema.path("$ref").asText().endsWith("/Text") && random.nextBoolean()) {
                    schema.removeAll();
                    schema.put("type", "string");
                } else if (schema.size() == 1
                        && schema.path("type").asText().equals("string")
                        && random.nextInt(4) == 0) {
                    schema.removeAll();
                    schema.put("$ref", "#/components/schemas/Text");
                }
            }
        }
    },
    NEWER_VERSION {
        @Override
        void apply(ObjectNode spec, Random random) {
            spec.put("openapi", "3.1.0");
            for (JsonNode holder : spec.findParents("nullable")) {
                ObjectNode schema = (ObjectNode) holder;
                boolean nullable = schema.remove("nullable").asBoolean();
                if (nullable && schema.has("type")) {
                    JsonNode type = schema.get("type");
                    schema.putArray("type").add(type).add("null");
                } else if (nullable) {
                    ObjectNode copy = schema.deepCopy();
                    schema.removeAll();
                    schema.putArray("anyOf").add(copy).addObject().put("type", "null");
                }
            }
        }
    },
    OTHER_WORDS {
        @Override
        void apply(ObjectNode spec, Random random) {
            ObjectNode schema = anyObject(spec, random);
            schema.put("description", "Words " + random.nextInt() + ".");
        }
    };

    /** Rewrites one place, if there is any. */
    abstract void apply(ObjectNode spec, Random random);
}
