package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes a value in a request: a parameter, or a field of an object in the query, which is sent separately.
 *
 * @param part the parameter
 * @param wireName the name of the parameter or field
 * @param schema the schema of the parameter or field
 * @param required whether it is required
 * @param deprecated whether it is deprecated
 * @param description the description
 */
record WrittenParameter(
        SpecPart part,
        String wireName,
        SpecPart schema,
        boolean required,
        boolean deprecated,
        @Nullable String description) {

    private static final int MOST_LEVELS = 5;

    /** Returns the schema of a parameter, or of its JSON. */
    static SpecPart schema(SpecPart part) {
        Content json = Content.sent(part);
        return json != null && isJson(part) ? json.schemas().get(0) : part.get("schema");
    }

    /** Returns whether the value is sent as JSON. */
    static boolean isJson(SpecPart part) {
        Content content = Content.sent(part);
        return content != null && content.form() == Content.Form.JSON;
    }

    /** Returns whether it is the parameter itself, not a field or alternative of it. */
    boolean isWhole() {
        return wireName.equals(part.text("name")) && schema.equals(part.get("schema"));
    }

    /** Returns the parameters of an operation, with objects replaced by their fields. */
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
                    sent.add(whole.with(Schemas.isList(one) ? name + "[]" : name, one));
                }
            }
            return !sent.isEmpty()
                    ? sent
                    : List.of(Schemas.isList(schema) ? whole.with(name + "[]", whole.schema) : whole);
        }
        boolean exploded = (style == null || style.equals("form")) && !part.isFalse("explode");
        return exploded && schemas.isRecord(schema) ? whole.fields(schemas, schema, "", "", 0) : List.of(whole);
    }

    /** Returns the object and the other value that an optional {@code deepObject} can be; empty without an object. */
    static List<SpecPart> alternatives(SpecPart part, Schemas schemas) {
        SpecPart schema = schema(part);
        return schema.isObject()
                        && "deepObject".equals(part.text("style"))
                        && !part.isTrue("required")
                        && schemas.union(schemas.unwrap(schema)) instanceof Union.Choice choice
                        && choice.parts().size() == 2
                        && choice.parts().stream().anyMatch(schemas::isRecord)
                ? choice.parts()
                : List.of();
    }

    /** Returns the fields of an object, whose names are between two strings. */
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
            } else if (schemas.isRecord(schema)) {
                throw Refusal.at(
                        "supported-parameter",
                        part.at("schema"),
                        "OpenAPI doesn't specify how " + field.getKey() + " within the object " + part.text("name")
                                + " is serialized.",
                        "Use `style: deepObject` if the server expects name[field]=…, or describe a parameter for"
                                + " each field.");
            } else {
                fields.add(deep && Schemas.isList(schema) ? one.with(one.wireName + "[]", property) : one);
            }
        }
        return fields;
    }

    private WrittenParameter with(String name, SpecPart schema) {
        return new WrittenParameter(part, name, schema, required, deprecated, description);
    }
}
