package io.github.llamabatches.generator;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads objects. */
final class RecordReader {

    /** A constructor has at most 254 parameters, and one is for the additional properties. */
    private static final int MOST_FIELDS = 253;

    private final String packageName;
    private final Schemas schemas;
    private final SchemaTypes types;
    private final Places places;

    RecordReader(String packageName, Schemas schemas, SchemaTypes types, Places places) {
        this.packageName = packageName;
        this.schemas = schemas;
        this.types = types;
        this.places = places;
    }

    RecordClass read(String name, Schema<?> schema) {
        Map<String, Schema<?>> properties = schemas.properties(schema);
        if (properties.size() > MOST_FIELDS) {
            throw places.unsupportedAt(
                    "supported-composition",
                    places.of(schema) + "/properties",
                    "A record can't have " + properties.size() + " fields: at most " + MOST_FIELDS + " fit.",
                    "Put some of them into an object of their own.");
        }
        Schema<?> typed = schemas.withTypedAdditionalProperties(schema);
        if (typed != null) {
            throw places.unsupportedAt(
                    "supported-composition",
                    places.of(typed) + "/additionalProperties",
                    "A record keeps additional properties as any JSON, but here they have a type.",
                    "Write `additionalProperties: true`, or put them into a property of their own.");
        }
        Set<String> required = schemas.required(schema);
        Iterator<String> names = JavaNames.distinct(properties.keySet(), JavaNames::member, "", Set.of())
                .iterator();
        List<Field> fields = new ArrayList<>();
        properties.forEach((wireName, property) -> fields.add(field(wireName, names.next(), property, required)));
        return new RecordClass(
                packageName,
                name,
                Texts.orNull(schema.getDescription()),
                Boolean.TRUE.equals(schema.getDeprecated()),
                fields);
    }

    private Field field(String wireName, String name, Schema<?> property, Set<String> required) {
        Object defaultValue = schemas.unwrap(property).getDefault();
        Field field = new Field(
                wireName,
                name,
                types.of(property),
                required.contains(wireName),
                schemas.isReadOnly(property),
                false,
                Boolean.TRUE.equals(property.getDeprecated()),
                Texts.sentenceOrNull(schemas.description(property)),
                defaultValue == null ? null : JsonText.of(defaultValue));
        return Leniency.of(property, field, places) ? field.asLenient() : field;
    }
}
