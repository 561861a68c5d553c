package io.github.llamabatches.generator;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads objects. */
final class RecordReader {

    /** A constructor can't have more parameters. */
    private static final int MOST_FIELDS = 254;

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
        Schema<?> open = schemas.withFurtherProperties(schema);
        if (open != null) {
            throw places.unsupportedAt(
                    "supported-composition",
                    places.of(open) + "/additionalProperties",
                    "A record can't keep further properties beside its own.",
                    "Put them into a property of their own, or take `properties` or `additionalProperties` out.");
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
        return new Field(
                wireName,
                name,
                types.of(property),
                required.contains(wireName),
                schemas.isReadOnly(property),
                Boolean.TRUE.equals(property.getDeprecated()),
                Texts.sentenceOrNull(schemas.description(property)),
                defaultValue == null ? null : JsonText.of(defaultValue));
    }
}
