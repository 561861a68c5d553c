package io.github.llamabatches.edits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** Holds a specification as maps and lists, so that edits depend on its structure and not on its text. */
final class Specification {

    /** The position of a new element among its siblings. */
    enum Place {
        FIRST,
        MIDDLE,
        LAST;

        int among(int size) {
            return switch (this) {
                case FIRST -> 0;
                case MIDDLE -> size / 2;
                case LAST -> size;
            };
        }
    }

    /** Quotes every string, because the gate requires quotes for those that look like dates or numbers. */
    private static final class Quoting extends StandardRepresenter {

        Quoting(DumpSettings settings) {
            super(settings);
            representers.put(
                    String.class, text -> representScalar(Tag.STR, text.toString(), ScalarStyle.DOUBLE_QUOTED));
        }
    }

    private final Map<String, Object> document;

    private Specification(Map<String, Object> document) {
        this.document = document;
    }

    static Specification read(Path file) throws IOException {
        return new Specification(map(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file))));
    }

    void write(Path file) throws IOException {
        DumpSettings settings =
                DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
        Files.writeString(file, new Dump(settings, new Quoting(settings)).dumpToString(document));
    }

    String version() {
        return String.valueOf(at("info").get("version"));
    }

    void setVersion(String version) {
        at("info").put("version", version);
    }

    Map<String, Object> schema(String name) {
        return at("components", "schemas", name);
    }

    void addSchema(String name, Map<String, Object> schema) {
        at("components", "schemas").put(name, schema);
    }

    void addOptional(String schema, Place place, String name, Map<String, Object> property) {
        Map<String, Object> properties = map(schema(schema).get("properties"));
        List<Map.Entry<String, Object>> entries = new ArrayList<>(properties.entrySet());
        entries.add(place.among(entries.size()), Map.entry(name, property));
        Map<String, Object> all = new LinkedHashMap<>();
        entries.forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        schema(schema).put("properties", all);
    }

    /** Adds a field, also as the last in {@code required}, and to examples, because the gate validates these. */
    void addRequired(String schema, Place place, String name, Map<String, Object> property, Object example) {
        addOptional(schema, place, name, property);
        list(schema(schema).computeIfAbsent("required", absent -> new ArrayList<>()))
                .add(name);
        completeExamples(document, schema(schema), Map.entry(name, example));
    }

    /** Makes an optional nullable field required and not nullable. */
    void requireValue(String schema, String name) {
        map(map(schema(schema).get("properties")).get(name)).keySet().removeAll(List.of("nullable", "readOnly"));
        list(schema(schema).get("required")).add(name);
    }

    private void completeExamples(Object node, Map<String, Object> schema, Map.Entry<String, Object> field) {
        if (node instanceof List<?> items) {
            items.forEach(item -> completeExamples(item, schema, field));
        }
        if (node instanceof Map<?, ?>) {
            Map<String, Object> holder = map(node);
            if (holder.containsKey("example")) {
                complete(holder.get("example"), map(holder.getOrDefault("schema", holder)), schema, field);
            }
            holder.values().forEach(value -> completeExamples(value, schema, field));
        }
    }

    /** Adds the field to all parts of a value that have the schema. */
    private void complete(
            @Nullable Object value,
            Map<String, Object> type,
            Map<String, Object> schema,
            Map.Entry<String, Object> field) {
        Map<String, Object> resolved = resolve(type);
        if (value instanceof List<?> items && resolved.containsKey("items")) {
            items.forEach(item -> complete(item, map(resolved.get("items")), schema, field));
        }
        if (value instanceof Map<?, ?> && resolved.get("properties") instanceof Map<?, ?> properties) {
            Map<String, Object> object = map(value);
            if (resolved == schema) {
                object.put(field.getKey(), field.getValue());
            }
            map(properties).forEach((name, property) -> complete(object.get(name), map(property), schema, field));
        }
    }

    private Map<String, Object> resolve(Map<String, Object> type) {
        if (type.get("$ref") instanceof String reference) {
            return schema(reference.substring(reference.lastIndexOf('/') + 1));
        }
        return type.get("allOf") instanceof List<?> parts ? resolve(map(parts.get(0))) : type;
    }

    void addParameter(String path, Place place, Map<String, Object> parameter) {
        List<Object> parameters = list(at("paths", path, "get").get("parameters"));
        parameters.add(place.among(parameters.size()), parameter);
    }

    void addTag(String name, String description) {
        Map<String, Object> tag = new LinkedHashMap<>();
        tag.put("name", name);
        tag.put("description", description);
        list(document.get("tags")).add(tag);
    }

    void addPath(String path, Map<String, Object> item) {
        at("paths").put(path, item);
    }

    void addOperation(String path, String method, Map<String, Object> operation) {
        at("paths", path).put(method, operation);
    }

    void addEnumValue(String schema, Place place, String value, String description) {
        List<Object> values = list(schema(schema).get("enum"));
        int index = place.among(values.size());
        values.add(index, value);
        if (schema(schema).get("x-enum-descriptions") instanceof List<?> descriptions) {
            list(descriptions).add(index, description);
        }
    }

    /** Deprecates all schemas, their properties, parameters and operations. */
    void deprecateEverything() {
        at("components", "schemas").values().forEach(schema -> {
            deprecate(schema);
            map(map(schema).getOrDefault("properties", Map.of())).values().forEach(Specification::deprecate);
        });
        at("paths")
                .values()
                .forEach(item -> map(item).values().forEach(operation -> {
                    deprecate(operation);
                    list(map(operation).getOrDefault("parameters", List.of())).forEach(Specification::deprecate);
                }));
    }

    private static void deprecate(Object element) {
        map(element).put("deprecated", true);
        map(element).merge("description", "Deprecated without a replacement.", (text, added) -> text + " " + added);
    }

    void addResponse(String path, String status, Map<String, Object> response) {
        at("paths", path, "get", "responses").put(status, response);
    }

    /** Moves the example of a page to the components, and refers to it. */
    void shareExample() {
        Map<String, Object> content =
                at("paths", "/api/v2/batches", "get", "responses", "200", "content", "application/json");
        Object example = content.remove("example");
        content.put("examples", Elements.map("one", Elements.map("$ref", "#/components/examples/Page")));
        at("components").put("examples", Elements.map("Page", Elements.map("value", example)));
    }

    void convertToOpenApi31() {
        document.put("openapi", "3.1.0");
        OpenApi31.convert(document);
    }

    /** Changes all values of the keyword {@code description}. */
    void changeDescriptions(UnaryOperator<String> change) {
        changeDescriptions(document, change);
    }

    private static void changeDescriptions(Object node, UnaryOperator<String> change) {
        if (node instanceof List<?> items) {
            items.forEach(item -> changeDescriptions(item, change));
        }
        if (node instanceof Map<?, ?>) {
            map(node).replaceAll((key, value) -> {
                changeDescriptions(value, change);
                return key.equals("description") && value instanceof String text ? change.apply(text) : value;
            });
        }
    }

    private Map<String, Object> at(String... keys) {
        Map<String, Object> found = document;
        for (String key : keys) {
            Object next = found.get(key);
            if (next == null) {
                throw new IllegalStateException("the specification has no " + String.join("/", keys));
            }
            found = map(next);
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object node) {
        return (List<Object>) node;
    }
}
