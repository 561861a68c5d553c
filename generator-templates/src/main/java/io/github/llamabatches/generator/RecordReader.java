package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads objects. */
final class RecordReader {

    /** A constructor can't have more parameters. */
    private static final int MOST_FIELDS = 254;

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
        SpecPart open = schemas.withFurtherProperties(schema);
        if (open != null) {
            throw Refusal.at(
                    "supported-composition",
                    open.at("additionalProperties"),
                    "A record can't keep further properties beside its own.",
                    "Put them into a property of their own, or take `properties` or `additionalProperties` out.");
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
        return new Field(
                wireName,
                name,
                types.of(property),
                required,
                schemas.isReadOnly(property),
                property.isTrue("deprecated"),
                Texts.sentenceOrNull(schemas.description(property)),
                defaultOf(schemas, property));
    }

    /** Returns the default of a schema in JSON; null if there is none. */
    static @Nullable String defaultOf(Schemas schemas, SpecPart schema) {
        SpecPart holder = schema.has("default") ? schema : schemas.unwrap(schema);
        return holder.has("default") ? JsonText.of(holder.get("default").json()) : null;
    }
}
