package io.github.llamabatches.generator;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads enums. */
final class EnumReader {

    /** More don't fit into the initializer of a class. */
    private static final int MOST_VALUES = 1000;

    /** The methods that each of these classes has. */
    private static final Set<String> TAKEN_METHODS = Set.of("isKnown", "known", "of", "ofKnown", "value", "values");

    private final String packageName;
    private final Places places;

    EnumReader(String packageName, Places places) {
        this.packageName = packageName;
        this.places = places;
    }

    EnumClass read(String name, Schema<?> schema) {
        Map<String, @Nullable String> values = values(schema);
        Map<String, String> names = JavaNames.distinct(values.keySet(), JavaNames::constant, "_", Set.of());
        List<EnumClass.Constant> constants = new ArrayList<>();
        values.forEach((value, description) ->
                constants.add(new EnumClass.Constant(names.getOrDefault(value, ""), value, description)));
        return new EnumClass(
                packageName,
                name,
                Texts.orNull(schema.getDescription()),
                Boolean.TRUE.equals(schema.getDeprecated()),
                constants,
                groups(schema, constants));
    }

    /** The values and their descriptions. */
    private Map<String, @Nullable String> values(Schema<?> schema) {
        List<?> descriptions = list(schema, "x-enum-descriptions");
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (int i = 0; i < schema.getEnum().size(); i++) {
            Object value = schema.getEnum().get(i);
            boolean text = "string".equals(schema.getType()) || (schema.getType() == null && value instanceof String);
            if (value != null && !text) {
                throw places.unsupportedAt(
                        "supported-enum",
                        places.of(schema) + "/enum/" + i,
                        "Only enums of strings can be generated, but this has the value " + JsonText.of(value) + ".",
                        "Take the enum out and name the values in the description.");
            }
            if (value != null) {
                Object description = i < descriptions.size() ? descriptions.get(i) : null;
                values.putIfAbsent(
                        JsonText.plain(value), description == null ? null : Texts.orNull(description.toString()));
            }
        }
        if (values.size() > MOST_VALUES) {
            throw places.unsupportedAt(
                    "supported-enum",
                    places.of(schema) + "/enum",
                    "Of " + values.size() + " values no class can be generated: at most " + MOST_VALUES + " fit.",
                    "Take the enum out: then it is a string.");
        }
        return values;
    }

    private static List<EnumClass.Group> groups(Schema<?> schema, List<EnumClass.Constant> constants) {
        Map<String, Map<?, ?>> groups = new LinkedHashMap<>();
        for (Object group : list(schema, "x-enum-groups")) {
            if (group instanceof Map<?, ?> map && map.get("method") != null) {
                groups.put(map.get("method").toString(), map);
            }
        }
        Map<String, String> methods = JavaNames.distinct(groups.keySet(), JavaNames::member, "", TAKEN_METHODS);
        List<EnumClass.Group> result = new ArrayList<>();
        groups.forEach((name, group) -> {
            Set<String> values = new LinkedHashSet<>();
            if (group.get("values") instanceof List<?> list) {
                list.forEach(value -> values.add(JsonText.plain(value)));
            }
            List<EnumClass.Constant> members =
                    constants.stream().filter(constant -> values.contains(constant.value())).toList();
            String description = Texts.orNull(String.valueOf(group.get("description")));
            result.add(new EnumClass.Group(
                    methods.getOrDefault(name, name), description == null ? name : description, members));
        });
        return result;
    }

    private static List<?> list(Schema<?> schema, String extension) {
        return schema.getExtensions() != null && schema.getExtensions().get(extension) instanceof List<?> list
                ? list
                : List.of();
    }
}
