package io.github.llamabatches.generator;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes through a specification once: remembers where everything stands, and names the inline schemas. */
final class SchemaWalk {

    private final Schemas schemas;
    private final ClassNames names;
    private final Places places;

    SchemaWalk(Schemas schemas, ClassNames names, Places places) {
        this.schemas = schemas;
        this.names = names;
        this.places = places;
    }

    void walk(List<WrittenOperation> operations) {
        // Before all inline ones, so that none of them takes a name that the specification gives to another schema.
        schemas.components().forEach((name, schema) -> {
            if (becomesClass(schema)) {
                names.add(schema, name);
            }
        });
        operations.forEach(this::walk);
        schemas.components().forEach((name, schema) -> {
            String own = names.of(schema);
            walk(schema, own == null ? name : own, Places.child("/components/schemas", name));
        });
    }

    private void walk(WrittenOperation written) {
        places.add(written.item(), written.pathPointer());
        walkParameters(written.item().getParameters(), written.name(), List.of(written.pathPointer()));
        Operation operation = written.operation();
        String pointer = written.pointer();
        places.add(operation, pointer);
        walkParameters(operation.getParameters(), written.name(), List.of(pointer, written.pathPointer()));
        if (operation.getRequestBody() != null) {
            places.add(operation.getRequestBody(), pointer + "/requestBody");
            walkContent(operation.getRequestBody().getContent(), written.name() + "_request", pointer + "/requestBody");
        }
        if (operation.getResponses() != null) {
            operation.getResponses().forEach((code, response) -> walk(response, written.name(), code, pointer));
        }
    }

    private void walk(ApiResponse response, String id, String code, String pointer) {
        String place = Places.child(pointer + "/responses", code);
        places.add(response, place);
        walkContent(response.getContent(), id + "_" + code + "_response", place);
    }

    private void walkParameters(@Nullable List<Parameter> parameters, String id, List<String> holders) {
        for (int i = 0; parameters != null && i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            String place = places.ofParameter(parameter, i, holders);
            places.add(parameter, place);
            if (parameter.getSchema() != null) {
                walk(parameter.getSchema(), id + "_" + parameter.getName() + "_parameter", place + "/schema");
            }
        }
    }

    private void walkContent(@Nullable Content content, String name, String pointer) {
        if (content != null) {
            content.forEach((type, media) -> {
                String place = Places.child(pointer + "/content", type);
                places.add(media, place);
                if (media.getSchema() != null) {
                    walk(media.getSchema(), name, place + "/schema");
                }
            });
        }
    }

    private void walk(Schema<?> schema, String name, String pointer) {
        Leniency.refuse(schema, pointer, places);
        walkProperty(schema, name, pointer);
    }

    private void walkProperty(Schema<?> schema, String name, String pointer) {
        if (!places.add(schema, pointer) || schema.get$ref() != null) {
            return;
        }
        refuseAlternatives(schema, pointer);
        refuseOtherNames(schema, pointer + "/properties");
        if (becomesClass(schema) && Schemas.wrapped(schema) == null) {
            names.add(schema, name);
        }
        String own = names.of(schema);
        walkChildren(schema, own == null ? name : own, pointer);
    }

    private void walkChildren(Schema<?> schema, String name, String pointer) {
        if (schema.getProperties() != null) {
            for (Map.Entry<String, ?> property : schema.getProperties().entrySet()) {
                walkProperty(
                        (Schema<?>) property.getValue(),
                        name + "_" + property.getKey(),
                        Places.child(pointer + "/properties", property.getKey()));
            }
        }
        List<Schema<?>> parts = Schemas.parts(schema);
        for (int i = 0; i < parts.size(); i++) {
            walkPart(parts.get(i), parts.get(i) == Schemas.wrapped(schema), name, pointer + "/allOf/" + i);
        }
        if (schema.getItems() != null) {
            walk(schema.getItems(), name + "_inner", pointer + "/items");
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            walk(values, name + "_value", pointer + "/additionalProperties");
        }
    }

    /** One of several parts isn't a class of its own, but its fields can be. */
    private void walkPart(Schema<?> part, boolean only, String name, String pointer) {
        if (only) {
            walk(part, name, pointer);
        } else if (places.add(part, pointer) && part.get$ref() == null) {
            Leniency.refuse(part, pointer, places);
            refuseAlternatives(part, pointer);
            refuseOtherNames(part, pointer + "/properties");
            walkChildren(part, name, pointer);
        }
    }

    private boolean becomesClass(Schema<?> schema) {
        return schema.get$ref() == null && (schemas.isRecord(schema) || schemas.isEnum(schema));
    }

    private void refuseAlternatives(Schema<?> schema, String pointer) {
        refuse(schema.getOneOf() != null, pointer + "/oneOf");
        refuse(schema.getAnyOf() != null, pointer + "/anyOf");
        refuse(schema.getNot() != null, pointer + "/not");
        refuse(schema.getDiscriminator() != null, pointer + "/discriminator");
    }

    /** The parser takes some words for truth values or numbers, and writes these in another way. */
    private void refuseOtherNames(Schema<?> schema, String pointer) {
        for (String name : places.written().names(pointer)) {
            if (schema.getProperties() == null || !schema.getProperties().containsKey(name)) {
                throw places.unsupportedAt(
                        "unquoted-key",
                        Places.child(pointer, name),
                        "The name " + name + " isn't read as it is written.",
                        "Write it in quotes, and behind it a schema.");
            }
        }
    }

    private void refuse(boolean present, String pointer) {
        if (present) {
            throw places.unsupportedAt(
                    "supported-composition",
                    pointer,
                    "`" + pointer.substring(pointer.lastIndexOf('/') + 1) + "` can't be generated.",
                    "Compose with `allOf`, list all fields in one object, or write `{}` for any JSON.");
        }
    }
}
