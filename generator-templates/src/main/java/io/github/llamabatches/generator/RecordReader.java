package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the schemas of records. */
final class RecordReader {

    /** A constructor has at most 254 parameters, one of them for the additional properties. */
    private static final int MOST_FIELDS = 253;

    private final String packageName;
    private final Schemas schemas;
    private final SchemaTypes types;
    private final Directions directions;
    private final Memberships memberships;
    private final RefusalList refusals;

    RecordReader(
            String packageName,
            Schemas schemas,
            SchemaTypes types,
            Directions directions,
            Memberships memberships,
            RefusalList refusals) {
        this.memberships = memberships;
        this.packageName = packageName;
        this.schemas = schemas;
        this.types = types;
        this.directions = directions;
        this.refusals = refusals;
    }

    RecordClass read(String name, SpecPart schema) {
        schemas.closure(schema).forEach(part -> WrittenOperation.refuseReference(part.get("properties")));
        Map<String, SpecPart> properties = schemas.properties(schema);
        if (properties.size() > MOST_FIELDS) {
            throw Refusal.at(
                    "supported-composition",
                    schema.at("properties"),
                    "A record can't have " + properties.size() + " fields: the limit is " + MOST_FIELDS + ".",
                    "Move some of them to a nested object.");
        }
        Map<String, String> tags = memberships.tags(schema);
        Set<String> all = new LinkedHashSet<>(properties.keySet());
        all.addAll(tags.keySet());
        Set<String> required = schemas.required(schema);
        Iterator<String> names =
                JavaNames.distinct(all, JavaNames::member, "", Set.of()).iterator();
        List<Field> fields = new ArrayList<>();
        List<RecordClass.Tag> constants = new ArrayList<>();
        for (String wireName : all) {
            String fieldName = names.next();
            String tag = tags.get(wireName);
            SpecPart property = properties.get(wireName);
            if (tag != null) {
                constants.add(new RecordClass.Tag(wireName, fieldName, tag));
            } else if (property != null) {
                refusals.collect(() -> {
                    boolean demanded = required.contains(wireName) && !directions.isLeftOut(schema, property);
                    fields.add(field(wireName, fieldName, property, demanded));
                });
            }
        }
        return new RecordClass(
                packageName,
                name,
                Texts.orNull(schema.text("description")),
                schema.isTrue("deprecated"),
                fields,
                constants,
                memberships.unions(schema),
                additionalType(schema));
    }

    private JavaType additionalType(SpecPart schema) {
        SpecPart further = schemas.additionalProperties(schema);
        return further == null ? JavaType.of(JavaType.Kind.ANY, true) : types.of(further);
    }

    private Field field(String wireName, String name, SpecPart property, boolean required) {
        SpecPart constant = schemas.constantOf(property);
        Field field = new Field(
                wireName,
                name,
                types.of(property),
                required,
                schemas.isReadOnly(property),
                false,
                property.isTrue("deprecated"),
                Texts.sentenceOrNull(schemas.description(property)),
                defaultOf(schemas, property),
                constant == null ? null : JsonText.plain(constant.json()));
        return Leniency.of(property, field) ? field.asLenient() : field;
    }

    /** Returns the default of a schema as JSON; null if there is none. */
    static @Nullable String defaultOf(Schemas schemas, SpecPart schema) {
        SpecPart holder = schema.has("default") ? schema : schemas.unwrap(schema);
        return holder.has("default") ? JsonText.of(holder.get("default").json()) : null;
    }
}
