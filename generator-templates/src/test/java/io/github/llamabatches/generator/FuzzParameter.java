package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.generator.FuzzObjects.Fields;
import io.github.llamabatches.generator.FuzzShape.ListOf;
import io.github.llamabatches.generator.FuzzShape.MapOf;
import io.github.llamabatches.runtime.CommaSeparatedItem;
import io.github.llamabatches.runtime.ListItem;
import io.github.llamabatches.runtime.PipeSeparatedItem;
import io.github.llamabatches.runtime.QueryFields;
import io.github.llamabatches.runtime.SpaceSeparatedItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A parameter: its description in a document, and the content of a request for a value.
 *
 * @param style its style; {@code json} for JSON as its content
 */
record FuzzParameter(String in, String name, FuzzShape shape, boolean required, String style, boolean exploded) {

    ObjectNode described(FuzzWriter writer) {
        ObjectNode parameter = FuzzShape.JSON.objectNode().put("name", name).put("in", in);
        ObjectNode holder = isJson() ? parameter.putObject("content").putObject("application/json") : parameter;
        holder.set("schema", shape.schema(writer));
        if (required) {
            parameter.put("required", true);
        }
        boolean isDefault = style.equals(in.equals("query") || in.equals("cookie") ? "form" : "simple");
        if (!isJson() && (!isDefault || writer.sometimes())) {
            parameter.put("style", style);
        }
        if (!isJson() && (exploded != style.equals("form") || writer.sometimes())) {
            parameter.put("explode", exploded);
        }
        return writer.sometimes() ? parameter.put("description", "*/ {@x").put("deprecated", true) : parameter;
    }

    private boolean isJson() {
        return style.equals("json");
    }

    /** Returns a value, or null if the parameter is omitted. */
    @Nullable
    JsonNode value(Random random) {
        if (!required && random.nextInt(3) == 0) {
            return null;
        }
        JsonNode value = shape.value(random, true);
        // Feign can't send an empty list.
        while (value.isArray() && value.isEmpty()) {
            value = shape.value(random, true);
        }
        if (value instanceof ObjectNode map && shape instanceof MapOf && style.equals("form")) {
            // Other parameters have other names.
            ObjectNode unique = FuzzShape.JSON.objectNode();
            map.properties().forEach(entry -> unique.set("of " + name + " " + entry.getKey(), entry.getValue()));
            return unique;
        }
        if (value instanceof ObjectNode object && shape instanceof Fields fields && !isJson()) {
            // No method has arguments for unknown fields.
            object.retain(
                    fields.properties().stream().map(FuzzObjects.Property::name).toList());
            object.properties().removeIf(field -> isUnsendable(field.getValue()));
        }
        return value;
    }

    /** Feign can't send an empty list, nor an empty string in one. */
    private static boolean isUnsendable(JsonNode value) {
        return value.isArray()
                && (value.isEmpty()
                        || StreamSupport.stream(value.spliterator(), false)
                                .anyMatch(item -> item.asText("-").isEmpty()));
    }

    /** The arguments of the method for a value: the fields of an object are arguments on their own. */
    List<@Nullable JsonNode> arguments(@Nullable JsonNode value) {
        List<@Nullable JsonNode> arguments = new ArrayList<>();
        if (shape instanceof Fields fields && !isJson()) {
            fields.properties().forEach(property -> arguments.add(value == null ? null : value.get(property.name())));
        } else {
            arguments.add(value);
        }
        return arguments;
    }

    /**
     * Returns whether Feign's templates can't express it: a map, or a joined list if others are joined in another way.
     */
    boolean isField(List<FuzzParameter> all) {
        long styles = all.stream()
                .filter(FuzzParameter::hasList)
                .map(FuzzParameter::listStyle)
                .distinct()
                .count();
        return shape instanceof MapOf || styles > 1 && hasList() && !listStyle().isEmpty();
    }

    private boolean hasList() {
        boolean isList = shape instanceof ListOf
                || shape instanceof Fields fields
                        && !isJson()
                        && fields.properties().stream()
                                .anyMatch(property -> property.slot().shape() instanceof ListOf);
        return in.equals("query") && isList;
    }

    /** Returns the style of a joined list; empty for one that is repeated. */
    private String listStyle() {
        return exploded || style.equals("deepObject") ? "" : style;
    }

    /** Adds the value as the query record does. */
    void addTo(QueryFields fields, @Nullable JsonNode value) {
        if (value == null) {
            return;
        }
        if (value.isObject()) {
            Map<String, String> entries = new LinkedHashMap<>();
            value.properties().forEach(entry -> entries.put(entry.getKey(), scalar(entry.getValue())));
            if (style.equals("form")) {
                fields.exploded(entries);
            } else {
                fields.deepObject(name, entries);
            }
        } else {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(scalar(item)));
            ListItem separated = style.equals("form")
                    ? new CommaSeparatedItem()
                    : style.equals("spaceDelimited") ? new SpaceSeparatedItem() : new PipeSeparatedItem();
            fields.joined(name, separated, items);
        }
    }

    /** Returns the names and texts of a query, decoded. */
    List<String> query(JsonNode value) {
        List<String> query = new ArrayList<>();
        if (isJson()) {
            query.addAll(List.of(name, value.toString()));
        } else if (value.isObject()) {
            boolean deep = style.equals("deepObject");
            value.properties().forEach(field -> {
                String inner = deep ? name + "[" + field.getKey() + "]" : field.getKey();
                add(query, field.getValue().isArray() ? inner + "[]" : inner, field.getValue());
            });
        } else if (shape instanceof ListOf && !exploded) {
            query.addAll(List.of(name, text(value)));
        } else {
            add(query, style.equals("deepObject") ? name + "[]" : name, value);
        }
        return query;
    }

    private static void add(List<String> query, String name, JsonNode value) {
        for (JsonNode item : value.isArray() ? value : List.of(value)) {
            query.add(name);
            query.add(scalar(item));
        }
    }

    /** Returns the text of a value outside of a query, or of a joined list. */
    String text(JsonNode value) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : value.isArray() ? value : List.of(value)) {
            texts.add(scalar(item));
        }
        String joined =
                String.join(style.equals("spaceDelimited") ? " " : style.equals("pipeDelimited") ? "|" : ",", texts);
        return switch (style) {
            case "label" -> "." + joined;
            case "matrix" -> ";" + name + "=" + joined;
            default -> in.equals("cookie") ? name + "=" + joined : joined;
        };
    }

    private static String scalar(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }
}
