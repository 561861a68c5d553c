package io.github.llamabatches.generator;

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

    EnumReader(String packageName) {
        this.packageName = packageName;
    }

    EnumClass read(String name, SpecPart schema) {
        Map<String, @Nullable String> values = values(schema);
        Iterator<String> names = JavaNames.distinct(values.keySet(), JavaNames::constant, "_", Set.of())
                .iterator();
        List<EnumClass.Constant> constants = new ArrayList<>();
        values.forEach((value, description) -> constants.add(new EnumClass.Constant(names.next(), value, description)));
        return new EnumClass(
                packageName,
                name,
                Texts.orNull(schema.text("description")),
                schema.isTrue("deprecated"),
                constants,
                groups(schema, constants));
    }

    /** The values and their descriptions. */
    private static Map<String, @Nullable String> values(SpecPart schema) {
        List<SpecPart> descriptions = schema.items("x-enum-descriptions");
        List<SpecPart> written = schema.items("enum");
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (int i = 0; i < written.size(); i++) {
            SpecPart value = written.get(i);
            if (value.json().isNull()) {
                continue;
            }
            if (!isText(schema) || !value.json().isTextual()) {
                throw Refusal.at(
                        "supported-enum",
                        value,
                        "Only enums of strings can be generated, but this has the value " + JsonText.of(value.json())
                                + ".",
                        "Write `type: string` and quotes if it is a text; else take the enum out and describe the"
                                + " values.");
            }
            String description = i < descriptions.size()
                    ? Texts.orNull(descriptions.get(i).json().asText())
                    : null;
            values.putIfAbsent(value.json().textValue(), description);
        }
        if (values.size() > MOST_VALUES) {
            throw Refusal.at(
                    "supported-enum",
                    schema.at("enum"),
                    "Of " + values.size() + " values no class can be generated: at most " + MOST_VALUES + " fit.",
                    "Take the enum out: then it is a string.");
        }
        return values;
    }

    /** Without a type it is one of texts if its values are. */
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
                        "A group of values needs a method, and values that the enum lists.",
                        "Write `method`, and under `values` some of the values of the enum.");
            }
            String description = written.get(i).text("description");
            groups.add(new EnumClass.Group(
                    methods.get(i), Texts.sentence(description == null ? wanted.get(i) : description), members));
        }
        return groups;
    }
}
