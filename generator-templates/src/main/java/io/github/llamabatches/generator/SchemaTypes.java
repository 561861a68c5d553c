package io.github.llamabatches.generator;

import io.github.llamabatches.generator.JavaType.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Maps schemas to Java types. */
final class SchemaTypes {

    private static final int MOST_LEVELS = 50;
    private static final Set<String> SCALARS = Set.of("string", "integer", "number", "boolean");

    private final Schemas schemas;
    private final ClassNames names;
    private final Set<SpecPart> files;

    SchemaTypes(Schemas schemas, ClassNames names, Set<SpecPart> files) {
        this.schemas = schemas;
        this.names = names;
        this.files = files;
    }

    /** Returns the type of a schema; any JSON if there is no schema. */
    JavaType of(SpecPart written) {
        return written.isObject() ? of(written, 0) : JavaType.of(Kind.ANY, true);
    }

    private JavaType of(SpecPart written, int depth) {
        SpecPart schema = schemas.unwrap(written);
        boolean nullable = schemas.isNullable(written);
        String name = names.inCode(schema);
        if (name != null) {
            return JavaType.named(kind(schema), name, nullable);
        }
        if (depth > MOST_LEVELS) {
            throw Refusal.at(
                    "supported-composition",
                    written,
                    "A list or map contains itself, which has no Java type.",
                    "Add an object in between.");
        }
        Union union = schemas.union(schema);
        if (union instanceof Union.Joined joined) {
            return JavaType.of(joined.kind(), nullable);
        }
        if (union instanceof Union.OneOrMany oneOrMany) {
            return JavaType.oneOrMany(of(oneOrMany.list().get("items"), depth + 1), nullable);
        }
        if (schema.items("allOf").size() > 1 && !WrappedSchemas.isAny(schema) || isOnlyRequirement(schema)) {
            throw Refusal.at(
                    "supported-composition",
                    schema.at("allOf"),
                    "These parts can't be combined to one Java type: they aren't objects with fields.",
                    "Describe a single schema that combines the parts.");
        }
        if (Schemas.isList(schema)) {
            return JavaType.list(of(schema.get("items"), depth, JavaType.of(Kind.ANY, true)), nullable);
        }
        if (schema.get("additionalProperties").isObject()) {
            return JavaType.map(of(schema.get("additionalProperties"), depth + 1), nullable);
        }
        if (schema.isTrue("additionalProperties")) {
            return JavaType.map(JavaType.of(Kind.ANY, true), nullable);
        }
        return JavaType.of(files.contains(schema) ? Kind.UPLOAD : scalar(schema), nullable);
    }

    private JavaType of(SpecPart items, int depth, JavaType otherwise) {
        return items.isObject() ? of(items, depth + 1) : otherwise;
    }

    /** Returns the kind of a schema that is a class. */
    private Kind kind(SpecPart schema) {
        Union union = schemas.union(schema);
        if (union instanceof Union.Choice choice) {
            return choice.variants().stream().allMatch(variant -> SCALARS.contains(variant.jsonType()))
                    ? Kind.SCALARS
                    : Kind.UNION;
        }
        if (union instanceof Union.Undecided) {
            return Kind.UNION;
        }
        return union instanceof Union.JoinedEnum || schemas.isEnum(schema) ? Kind.ENUM : Kind.RECORD;
    }

    private static boolean isOnlyRequirement(SpecPart schema) {
        return !schema.has("type") && schema.has("allOf") && WrappedSchemas.requiresSomething(schema);
    }

    /** Returns the kind of a schema that is no class and contains no other schema. */
    static Kind scalar(SpecPart schema) {
        @Nullable String type = schema.text("type");
        String format = schema.text("format") == null ? "" : String.valueOf(schema.text("format"));
        if (type == null) {
            return listed(schema);
        }
        return switch (type) {
            case "string" -> text(format);
            case "integer" -> format.equals("int64") || hasLargeConstant(schema) ? Kind.LONG : Kind.INTEGER;
            case "number" -> format.equals("float") ? Kind.FLOAT : format.equals("double") ? Kind.DOUBLE : Kind.DECIMAL;
            case "boolean" -> Kind.BOOLEAN;
            case "object" -> Kind.OBJECT;
            default ->
                throw Refusal.at(
                        "schema-type",
                        schema.at("type"),
                        "The type " + type + " isn't a type of OpenAPI.",
                        "Use string, number, integer, boolean, array or object.");
        };
    }

    private static boolean hasLargeConstant(SpecPart schema) {
        SpecPart constant = Schemas.constant(schema);
        return constant != null
                && constant.json().isIntegralNumber()
                && !constant.json().canConvertToInt();
    }

    /** Returns the kind of a schema without a type, derived from its values. */
    private static Kind listed(SpecPart schema) {
        SpecPart constant = Schemas.constant(schema);
        if (constant != null && constant.json().isNumber()) {
            return EnumReader.kind(schema, constant.json());
        }
        return schema.items("enum").stream().anyMatch(value -> value.json().isBoolean()) ? Kind.BOOLEAN : Kind.ANY;
    }

    private static Kind text(String format) {
        return switch (format) {
            case "date-time" -> Kind.TIME;
            case "date" -> Kind.DATE;
            case "uuid" -> Kind.UUID;
            case "byte" -> Kind.BYTES;
            default -> Kind.TEXT;
        };
    }
}
