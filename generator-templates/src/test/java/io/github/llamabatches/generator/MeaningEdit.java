package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/** Edits that change the meaning of a specification, with their findings. */
enum MeaningEdit {
    FIELD_REMOVED(spec -> properties(spec, "Order").remove("total"), "error property-removed"),
    FIELD_ADDED(spec -> properties(spec, "Address").putObject("zip").put("type", "string"), "note property-added"),
    FIELD_REQUIRED_OF_REQUESTS(
            spec -> ((ArrayNode) SpecNodes.schemas(spec).path("NewOrder").path("required")).add("note"),
            "error property-required"),
    REQUIRED_FIELD_ADDED_TO_REQUESTS(
            spec -> {
                properties(spec, "NewOrder").putObject("owner").put("type", "string");
                ((ArrayNode) SpecNodes.schemas(spec).path("NewOrder").path("required")).add("owner");
            },
            "error required-property-added"),
    FIELD_OPTIONAL(
            spec -> ((ArrayNode) SpecNodes.schemas(spec).path("Order").path("required")).remove(0),
            "error property-optional"),
    FIELD_OF_ANOTHER_TYPE(
            spec -> ((ObjectNode) properties(spec, "Order").path("paid")).put("type", "string"), "error type-changed"),
    FIELD_NULLABLE(
            spec -> ((ObjectNode) properties(spec, "Order").path("id")).put("nullable", true), "error nullable-added"),
    FIELD_NO_LONGER_READ_ONLY(
            spec -> ((ObjectNode) properties(spec, "Order").path("created_at")).remove("readOnly"),
            "error direction-changed"),
    LIMIT_NARROWED(
            spec -> ((ObjectNode) properties(spec, "NewOrder").path("name")).put("maxLength", 40),
            false,
            "error request-constraint-narrowed"),
    VALUE_ADDED(spec -> ((ArrayNode) spec.at("/components/schemas/Status/enum")).add("LOST"), "note enum-value-added"),
    VALUE_REMOVED(
            spec -> ((ArrayNode) spec.at("/components/schemas/Status/enum")).remove(1),
            "error request-enum-value-removed"),
    OPERATION_RENAMED(
            spec -> ((ObjectNode) spec.at("/paths/~1orders/get")).put("operationId", "findOrders"),
            "error operation-renamed"),
    OPERATION_OF_ANOTHER_TAG(
            spec -> ((ObjectNode) spec.at("/paths/~1orders~1{id}~1lines~1{line}/get"))
                    .putArray("tags")
                    .add("Lines"),
            "error operation-tags-changed"),
    OPERATION_REMOVED(spec -> ((ObjectNode) spec.at("/paths/~1orders")).remove("post"), "error operation-removed"),
    PARAMETER_ADDED(
            spec -> ((ArrayNode) spec.at("/paths/~1orders/get/parameters"))
                    .addObject()
                    .put("name", "sort")
                    .put("in", "query")
                    .putObject("schema")
                    .put("type", "string"),
            "note parameter-added"),
    FIRST_PARAMETER_OF_AN_OPERATION(
            spec -> ((ObjectNode) spec.at("/paths/~1orders/post"))
                    .putArray("parameters")
                    .addObject()
                    .put("name", "dry")
                    .put("in", "query")
                    .putObject("schema")
                    .put("type", "boolean"),
            "error parameter-added"),
    PARAMETER_REMOVED(
            spec -> ((ArrayNode) spec.at("/paths/~1orders/get/parameters")).remove(2), "error parameter-removed"),
    PARAMETER_REQUIRED(
            spec -> ((ObjectNode) spec.at("/paths/~1orders/get/parameters/1")).put("required", true),
            "error parameter-required"),
    ANSWER_OF_ANOTHER_SCHEMA(
            spec -> ((ObjectNode) spec.at(
                            "/paths/~1orders~1{id}~1lines~1{line}/get/responses/200/content/application~1json/schema"))
                    .put("$ref", "#/components/schemas/Order"),
            "error type-changed"),
    CREDENTIALS(
            spec -> spec.putArray("security").addObject().putArray("key").add("admin"),
            false,
            "error security-changed"),
    SCHEMA_RENAMED(
            spec -> {
                rename(spec, "#/components/schemas/Line", "#/components/schemas/Item");
                SpecNodes.schemas(spec).set("Item", SpecNodes.schemas(spec).remove("Line"));
            },
            "error schema-renamed");

    private final Consumer<ObjectNode> edit;
    private final boolean changesCode;
    private final List<String> findings;

    MeaningEdit(Consumer<ObjectNode> edit, String... findings) {
        this(edit, true, findings);
    }

    MeaningEdit(Consumer<ObjectNode> edit, boolean changesCode, String... findings) {
        this.edit = edit;
        this.changesCode = changesCode;
        this.findings = List.of(findings);
    }

    void apply(ObjectNode spec) {
        edit.accept(spec);
    }

    /** Returns whether the edit affects callers of the generated code. */
    boolean changesCode() {
        return changesCode;
    }

    List<String> findings() {
        return findings;
    }

    private static ObjectNode properties(ObjectNode spec, String schema) {
        return (ObjectNode) SpecNodes.schemas(spec).path(schema).path("properties");
    }

    private static void rename(JsonNode node, String from, String to) {
        if (node.path("$ref").asText().equals(from)) {
            ((ObjectNode) node).put("$ref", to);
        }
        node.forEach(child -> rename(child, from, to));
    }
}
