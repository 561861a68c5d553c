package io.github.llamabatches.generator;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Iterator;
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
        Iterator<String> names = JavaNames.distinct(values.keySet(), JavaNames::constant, "_", Set.of())
                .iterator();
        List<EnumClass.Constant> constants = new ArrayList<>();
        values.forEach((value, description) -> constants.add(new EnumClass.Constant(names.next(), value, description)));
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
        checkWritten(schema);
        List<?> descriptions = list(schema, "x-enum-descriptions");
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (int i = 0; i < schema.getEnum().size(); i++) {
            Object value = schema.getEnum().get(i);
            if (value != null && !isText(schema, value)) {
                throw places.unsupportedAt(
                        "supported-enum",
                        places.of(schema) + "/enum/" + i,
                        "Only enums of strings can be generated, but this has the value " + JsonText.of(value) + ".",
                        "Write `type: string` if it is a text; else take the enum out and describe the values.");
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

    /** The parser makes other texts of some values: YAML has booleans and numbers, and formats have objects. */
    private void checkWritten(Schema<?> schema) {
        String pointer = places.of(schema) + "/enum";
        int size = places.written().size(pointer);
        for (int i = 0; i < schema.getEnum().size(); i++) {
            Object value = schema.getEnum().get(i);
            if (value != null && isText(schema, value)) {
                String written = size == 0 ? null : places.written().text(pointer + "/" + i);
                boolean same = size == 0
                        ? value instanceof String
                        : size == schema.getEnum().size()
                                && JsonText.plain(value).equals(written);
                if (!same) {
                    throw places.unsupportedAt(
                            "supported-enum",
                            pointer + "/" + i,
                            "This value is read as " + JsonText.of(value) + ", which isn't the text that is written.",
                            "Write it in quotes; if it is, take out `format`, which makes another text of it.");
                }
            }
        }
    }

    /** The parser takes an enum without a type for one of texts if its first value is a text. */
    private static boolean isText(Schema<?> schema, Object value) {
        return "string".equals(schema.getType())
                && !(value instanceof Number || value instanceof Boolean || value instanceof Iterable<?>);
    }

    private List<EnumClass.Group> groups(Schema<?> schema, List<EnumClass.Constant> constants) {
        List<?> written = list(schema, "x-enum-groups");
        List<String> wanted = new ArrayList<>();
        written.forEach(group -> wanted.add(member(group, "method") instanceof String method ? method : ""));
        List<String> methods = JavaNames.distinct(wanted, JavaNames::member, "", TAKEN_METHODS);
        List<EnumClass.Group> groups = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            Set<String> values = new LinkedHashSet<>();
            if (member(written.get(i), "values") instanceof List<?> list) {
                list.forEach(value -> values.add(JsonText.plain(value)));
            }
            List<EnumClass.Constant> members = constants.stream()
                    .filter(constant -> values.contains(constant.value()))
                    .toList();
            if (members.isEmpty()
                    || members.size() < values.size()
                    || wanted.get(i).isBlank()) {
                throw places.unsupportedAt(
                        "supported-enum",
                        places.of(schema) + "/x-enum-groups/" + i,
                        "A group of values needs a method, and values that the enum lists.",
                        "Write `method`, and under `values` some of the values of the enum.");
            }
            String description = member(written.get(i), "description") instanceof String text ? text : wanted.get(i);
            groups.add(new EnumClass.Group(methods.get(i), Texts.sentence(description), members));
        }
        return groups;
    }

    private static @Nullable Object member(Object group, String name) {
        return group instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static List<?> list(Schema<?> schema, String extension) {
        return schema.getExtensions() != null && schema.getExtensions().get(extension) instanceof List<?> list
                ? list
                : List.of();
    }
}
