package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads enums. */
final class EnumReader {

    /** The limit of constants, because of the maximum size of a class initializer. */
    private static final int MOST_VALUES = 1000;

    private static final Set<JavaType.Kind> INTEGERS = EnumSet.of(JavaType.Kind.INTEGER, JavaType.Kind.LONG);
    private static final Set<JavaType.Kind> NUMBERS =
            EnumSet.of(JavaType.Kind.INTEGER, JavaType.Kind.LONG, JavaType.Kind.DECIMAL);

    /** The methods of these classes. */
    private static final Set<String> TAKEN_METHODS = Set.of("isKnown", "known", "of", "ofKnown", "value", "values");

    private final String packageName;
    private final Schemas schemas;

    EnumReader(String packageName, Schemas schemas) {
        this.packageName = packageName;
        this.schemas = schemas;
    }

    EnumClass read(String name, SpecPart schema) {
        List<SpecPart> parts =
                schemas.union(schema) instanceof Union.JoinedEnum joined ? joined.enums() : List.of(schema);
        JavaType.Kind kind = kind(parts);
        Map<String, @Nullable String> values = values(schema, parts, kind);
        Iterator<String> names = JavaNames.distinct(values.keySet(), JavaNames::constant, "_", Set.of())
                .iterator();
        List<EnumClass.Constant> constants = new ArrayList<>();
        values.forEach(
                (value, description) -> constants.add(new EnumClass.Constant(names.next(), value, kind, description)));
        return new EnumClass(
                packageName,
                name,
                Texts.orNull(schema.text("description")),
                schema.isTrue("deprecated"),
                kind,
                constants,
                groups(schema, constants));
    }

    /** Returns the type of the values; the type of the schema if they have several. */
    private static JavaType.Kind kind(List<SpecPart> parts) {
        Set<JavaType.Kind> kinds = EnumSet.noneOf(JavaType.Kind.class);
        for (SpecPart part : parts) {
            part.items("enum").stream()
                    .filter(value -> !value.json().isNull())
                    .forEach(value -> kinds.add(kind(part, value.json())));
        }
        boolean numeric = parts.stream().allMatch(part -> part.has("type") && !isText(part));
        if (numeric && kinds.size() > 1) {
            kinds.remove(JavaType.Kind.TEXT);
        }
        if (kinds.size() > 1 && NUMBERS.containsAll(kinds)) {
            return kinds.equals(INTEGERS) ? JavaType.Kind.LONG : JavaType.Kind.DECIMAL;
        }
        return kinds.size() == 1 ? kinds.iterator().next() : JavaType.Kind.TEXT;
    }

    /** Returns the type of a value. */
    static JavaType.Kind kind(SpecPart schema, JsonNode value) {
        @Nullable String type = schema.text("type");
        if (value.isNumber() && (type == null || type.equals("integer") && value.isIntegralNumber())) {
            boolean large = "int64".equals(schema.text("format")) || !value.canConvertToInt();
            return !value.isIntegralNumber()
                    ? JavaType.Kind.DECIMAL
                    : large ? JavaType.Kind.LONG : JavaType.Kind.INTEGER;
        }
        return value.isNumber() && "number".equals(type) ? JavaType.Kind.DECIMAL : JavaType.Kind.TEXT;
    }

    /** Returns the values with their descriptions. */
    private static Map<String, @Nullable String> values(SpecPart schema, List<SpecPart> parts, JavaType.Kind kind) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (SpecPart part : parts) {
            List<SpecPart> descriptions = part.items("x-enum-descriptions");
            List<SpecPart> written = part.items("enum");
            for (int i = 0; i < written.size(); i++) {
                SpecPart value = written.get(i);
                if (value.json().isNull()) {
                    continue;
                }
                require(part, value, kind);
                String description = i < descriptions.size()
                        ? Texts.orNull(descriptions.get(i).json().asText())
                        : null;
                values.putIfAbsent(JsonText.plain(value.json()), description);
            }
        }
        if (values.size() > MOST_VALUES) {
            throw Refusal.at(
                    "supported-enum",
                    schema.at("enum"),
                    "An enum can't have " + values.size() + " values: the limit is " + MOST_VALUES + ".",
                    "Remove the enum, so that the type is String.");
        }
        return values;
    }

    private static void require(SpecPart schema, SpecPart value, JavaType.Kind kind) {
        boolean fits = switch (kind) {
            case TEXT -> isText(schema) && value.json().isTextual();
            case INTEGER, LONG ->
                value.json().isIntegralNumber() && value.json().canConvertToLong();
            default -> value.json().isNumber();
        };
        if (!fits) {
            throw Refusal.at(
                    "supported-enum",
                    value,
                    "The values of an enum are either strings, or numbers of its type, but found "
                            + JsonText.of(value.json()) + ".",
                    "Quote the value if it is a string; otherwise, remove the enum and describe its values.");
        }
    }

    /** Returns whether the values are strings; without a type, the values determine it. */
    private static boolean isText(SpecPart schema) {
        return !schema.has("type") || "string".equals(schema.text("type"));
    }

    private static List<EnumClass.Group> groups(SpecPart schema, List<EnumClass.Constant> constants) {
        List<SpecPart> written = schema.items("x-enum-groups");
        List<String> wanted = new ArrayList<>();
        written.forEach(group -> wanted.add(group.text("method") == null ? "" : String.valueOf(group.text("method"))));
        List<String> methods = JavaNames.distinct(wanted, JavaNames::member, "", TAKEN_METHODS);
        List<EnumClass.Group> groups = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            Set<String> values = new LinkedHashSet<>();
            written.get(i).items("values").forEach(value -> values.add(JsonText.plain(value.json())));
            List<EnumClass.Constant> members = constants.stream()
                    .filter(constant -> values.contains(constant.value()))
                    .toList();
            if (members.isEmpty()
                    || members.size() < values.size()
                    || wanted.get(i).isBlank()) {
                throw Refusal.at(
                        "supported-enum",
                        written.get(i),
                        "A group of values requires a method, and values of the enum.",
                        "Add `method`, and list values of the enum in `values`.");
            }
            String description = written.get(i).text("description");
            groups.add(new EnumClass.Group(
                    methods.get(i), Texts.sentence(description == null ? wanted.get(i) : description), members));
        }
        return groups;
    }
}
