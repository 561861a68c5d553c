package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads objects. */
final class RecordReader {

    /** A constructor has at most 254 parameters, and one is for the additional properties. */
    private static final int MOST_FIELDS = 253;

    private final String packageName;
    private final Schemas schemas;
    private final SchemaTypes types;
    private final Directions directions;
    private final RefusalList refusals;

    RecordReader(String packageName, Schemas schemas, SchemaTypes types, Directions directions, RefusalList refusals) {
        this.packageName = packageName;
        this.schemas = schemas;
        this.types = types;
        this.directions = directions;
        this.refusals = refusals;
    }

    RecordClass read(String name, SpecPart schema) {
        types.checkAlternatives(schema);
        Map<String, SpecPart> properties = schemas.properties(schema);
        if (properties.size() > MOST_FIELDS) {
            throw Refusal.at(
                    "supported-composition",
                    schema.at("properties"),
                    "A record can't have " + properties.size() + " fields: at most " + MOST_FIELDS + " fit.",
                    "Put some of them into an object of their own.");
        }
        SpecPart typed = schemas.withTypedAdditionalProperties(schema);
        if (typed != null) {
            throw Refusal.at(
                    "supported-composition",
                    typed.at("additionalProperties"),
                    "A record keeps additional properties as any JSON, but here they have a type.",
                    "Write `additionalProperties: true`, or put them into a property of their own.");
        }
        Set<String> required = schemas.required(schema);
        Iterator<String> names = JavaNames.distinct(properties.keySet(), JavaNames::member, "", Set.of())
                .iterator();
        List<Field> fields = new ArrayList<>();
        properties.forEach((wireName, property) -> {
            String fieldName = names.next();
            refusals.collect(() -> {
                boolean demanded = required.contains(wireName) && !directions.isLeftOut(schema, property);
                fields.add(field(wireName, fieldName, property, demanded));
            });
        });
        return new RecordClass(
                packageName, name, Texts.orNull(schema.text("description")), schema.isTrue("deprecated"), fields);
    }

    private Field field(String wireName, String name, SpecPart property, boolean required) {
        Field field = new Field(
                wireName,
                name,
                types.of(property),
                required,
                schemas.isReadOnly(property),
                false,
                property.isTrue("deprecated"),
                Texts.sentenceOrNull(schemas.description(property)),
                defaultOf(schemas, property));
        return Leniency.of(property, field) ? field.asLenient() : field;
    }

    /** Returns the default of a schema in JSON; null if there is none. */
    static @Nullable String defaultOf(Schemas schemas, SpecPart schema) {
        SpecPart holder = schema.has("default") ? schema : schemas.unwrap(schema);
        return holder.has("default") ? JsonText.of(holder.get("default").json()) : null;
    }
}
