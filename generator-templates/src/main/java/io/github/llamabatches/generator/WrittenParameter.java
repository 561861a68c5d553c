package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes a value that is sent: a parameter, or a field of an object in a query, which is sent on its own.
 *
 * @param part the parameter
 * @param wireName its name, or that of the field
 * @param schema its schema, or that of the field
 * @param required whether it must be given
 * @param deprecated whether it should not be used any more
 * @param description its description
 */
record WrittenParameter(
        SpecPart part,
        String wireName,
        SpecPart schema,
        boolean required,
        boolean deprecated,
        @Nullable String description) {

    private static final int MOST_LEVELS = 5;

    /** The schema of a parameter, or of the JSON in it. */
    static SpecPart schema(SpecPart part) {
        Content json = Content.sent(part);
        return json != null && isJson(part) ? json.schemas().get(0) : part.get("schema");
    }

    /** Whether its value is sent as JSON. */
    static boolean isJson(SpecPart part) {
        Content content = Content.sent(part);
        return content != null && content.form() == Content.Form.JSON;
    }

    /** The parameters of an operation, with the fields of objects in the place of these. */
    static List<WrittenParameter> of(SpecPart part, Schemas schemas) {
        String name = String.valueOf(part.text("name"));
        WrittenParameter whole = new WrittenParameter(
                part,
                name,
                schema(part),
                "path".equals(part.text("in")) || part.isTrue("required"),
                part.isTrue("deprecated"),
                Texts.sentenceOrNull(part.text("description")));
        if (!part.get("schema").isObject() || !"query".equals(part.text("in")) || isJson(part)) {
            return List.of(whole);
        }
        SpecPart schema = schemas.unwrap(part.get("schema"));
        String style = part.text("style");
        if ("deepObject".equals(style)) {
            if (schemas.isRecord(schema)) {
                return whole.fields(schemas, schema, name + "[", "]", MOST_LEVELS);
            }
            List<WrittenParameter> sent = new ArrayList<>();
            for (SpecPart one : alternatives(part, schemas)) {
                if (schemas.isRecord(one)) {
                    sent.addAll(whole.fields(schemas, one, name + "[", "]", MOST_LEVELS));
                } else {
                    sent.add(whole.with(isList(one) ? name + "[]" : name, one));
                }
            }
            return !sent.isEmpty() ? sent : List.of(isList(schema) ? whole.with(name + "[]", whole.schema) : whole);
        }
        boolean exploded = (style == null || style.equals("form")) && !part.isFalse("explode");
        return exploded && schemas.isRecord(schema) ? whole.fields(schemas, schema, "", "", 0) : List.of(whole);
    }

    /** The object and the value that an optional parameter with brackets can be; none if it isn't one or the other. */
    static List<SpecPart> alternatives(SpecPart part, Schemas schemas) {
        SpecPart schema = schema(part);
        return schema.isObject()
                        && "deepObject".equals(part.text("style"))
                        && !part.isTrue("required")
                        && schemas.union(schemas.unwrap(schema)) instanceof Union.Choice choice
                        && choice.parts().size() == 2
                ? choice.parts()
                : List.of();
    }

    /** The fields of the object, of which the names stand between two texts. */
    private List<WrittenParameter> fields(Schemas schemas, SpecPart object, String before, String behind, int levels) {
        Set<String> demanded = schemas.required(object);
        List<WrittenParameter> fields = new ArrayList<>();
        for (Map.Entry<String, SpecPart> field : schemas.properties(object).entrySet()) {
            SpecPart property = field.getValue();
            if (schemas.isReadOnly(property)) {
                continue;
            }
            WrittenParameter one = new WrittenParameter(
                    part,
                    before + field.getKey() + behind,
                    property,
                    required && demanded.contains(field.getKey()),
                    deprecated || property.isTrue("deprecated"),
                    Texts.sentenceOrNull(schemas.description(property)));
            SpecPart schema = schemas.unwrap(property);
            boolean deep = !behind.isEmpty();
            if (schemas.isRecord(schema) && levels > 0) {
                fields.addAll(one.fields(schemas, schema, one.wireName + "[", "]", levels - 1));
            } else if (schemas.isRecord(schema) || isList(schema) && !deep) {
                throw Refusal.at(
                        "supported-parameter",
                        part.at("schema"),
                        "OpenAPI doesn't say how " + field.getKey() + " within the object " + part.text("name")
                                + " is sent.",
                        "Write `style: deepObject` if the server takes name[field]=…, or one parameter for each field.");
            } else {
                fields.add(deep && isList(schema) ? one.with(one.wireName + "[]", property) : one);
            }
        }
        return fields;
    }

    private static boolean isList(SpecPart schema) {
        return schema.has("items") || "array".equals(schema.text("type"));
    }

    private WrittenParameter with(String name, SpecPart schema) {
        return new WrittenParameter(part, name, schema, required, deprecated, description);
    }
}
