package io.github.llamabatches.generator;

import io.github.llamabatches.generator.JavaType.Kind;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Decides which Java type a schema becomes. */
final class SchemaTypes {

    private final Schemas schemas;
    private final ClassNames names;
    private final Places places;

    SchemaTypes(Schemas schemas, ClassNames names, Places places) {
        this.schemas = schemas;
        this.names = names;
        this.places = places;
    }

    JavaType of(@Nullable Schema<?> written) {
        return written == null ? JavaType.of(Kind.ANY, true) : of(written, 0);
    }

    private JavaType of(Schema<?> written, int depth) {
        Schema<?> schema = schemas.unwrap(written);
        boolean nullable = schemas.isNullable(written);
        String name = names.of(schema);
        if (name != null) {
            return JavaType.named(schemas.isEnum(schema) ? Kind.ENUM : Kind.RECORD, name, nullable);
        }
        if (depth > 50) {
            throw places.unsupported(
                    "supported-composition",
                    written,
                    "A list or a map holds itself, which no Java type can.",
                    "Put an object in between.");
        }
        if (Schemas.parts(schema).size() > 1 || isOnlyRequirement(schema)) {
            throw places.unsupportedAt(
                    "supported-composition",
                    places.of(schema) + "/allOf",
                    "These parts can't be joined to one Java type: they aren't objects with fields.",
                    "Write one schema with all that the parts say.");
        }
        if (schema.getItems() != null || "array".equals(schema.getType())) {
            JavaType item = schema.getItems() == null ? JavaType.of(Kind.ANY, true) : item(schema.getItems(), depth);
            return JavaType.list(item, nullable);
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            return JavaType.map(item(values, depth), nullable);
        }
        if (Boolean.TRUE.equals(schema.getAdditionalProperties())) {
            return JavaType.map(JavaType.of(Kind.ANY, true), nullable);
        }
        return JavaType.of(scalar(schema), nullable);
    }

    private static boolean isOnlyRequirement(Schema<?> schema) {
        return schema.getType() == null && schema.getAllOf() != null && Schemas.requiresSomething(schema);
    }

    /** Jackson has one setting for the nulls on all levels of nested lists and maps. */
    private JavaType item(Schema<?> written, int depth) {
        JavaType item = of(written, depth + 1);
        if (schemas.isNullable(written) && (depth > 0 || item.item() != null)) {
            throw places.unsupportedAt(
                    "supported-composition",
                    places.of(written) + (Boolean.TRUE.equals(written.getNullable()) ? "/nullable" : ""),
                    "Null in lists and maps that are nested can't be generated.",
                    "Take `nullable` out, or put an object in between.");
        }
        return item;
    }

    private Kind scalar(Schema<?> schema) {
        String type = schema.getType();
        String format = schema.getFormat() == null ? "" : schema.getFormat();
        if (type == null) {
            return Kind.ANY;
        }
        return switch (type) {
            case "string" -> text(schema, format);
            case "integer" -> format.equals("int64") ? Kind.LONG : Kind.INTEGER;
            case "number" -> format.equals("float") ? Kind.FLOAT : format.equals("double") ? Kind.DOUBLE : Kind.DECIMAL;
            case "boolean" -> Kind.BOOLEAN;
            case "object" -> Kind.OBJECT;
            default ->
                throw places.unsupportedAt(
                        "schema-type",
                        places.of(schema) + "/type",
                        "The type " + type + " isn't one of OpenAPI 3.0.",
                        "Write string, number, integer, boolean, array or object.");
        };
    }

    private Kind text(Schema<?> schema, String format) {
        return switch (format) {
            case "date-time" -> Kind.TIME;
            case "date" -> Kind.DATE;
            case "uuid" -> Kind.UUID;
            case "byte" -> Kind.BYTES;
            case "binary" ->
                throw places.unsupportedAt(
                        "supported-format",
                        places.of(schema) + "/format",
                        "The format binary can't be generated: all bodies are JSON.",
                        "Write `format: byte` if it is Base64 in JSON; else leave the operation out.");
            default -> Kind.TEXT;
        };
    }
}
