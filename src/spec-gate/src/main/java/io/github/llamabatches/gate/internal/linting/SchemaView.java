package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Merges a schema with all schemas that it includes. */
final class SchemaView {

    private final Map<String, Part> properties = new LinkedHashMap<>();
    private final Set<String> required = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private boolean complete = true;
    private boolean open;

    private SchemaView() {}

    /** Includes the schema's {@code allOf}. */
    static SchemaView of(SpecParts parts, Part schema) {
        return collect(parts, schema, List.of("allOf"));
    }

    /** Includes all schemas that may apply. */
    static SchemaView widest(SpecParts parts, Part schema) {
        Part outermost = schema;
        while (outermost.parent() != null
                && List.of("allOf", "anyOf", "oneOf", "not").contains(outermost.role())) {
            outermost = outermost.parent();
        }
        return collect(parts, outermost, List.of("allOf", "anyOf", "oneOf", "not"));
    }

    Map<String, Part> properties() {
        return properties;
    }

    /** Returns whether it has a property, even if that is no schema. */
    boolean mentions(String property) {
        return names.contains(property);
    }

    boolean requires(String property) {
        return required.contains(property);
    }

    /** Returns whether all references in it could be resolved. */
    boolean isComplete() {
        return complete;
    }

    /** Returns whether it explicitly permits additional properties. */
    boolean isOpen() {
        return open;
    }

    private static SchemaView collect(SpecParts parts, Part schema, List<String> through) {
        SchemaView view = new SchemaView();
        Set<String> seen = new HashSet<>();
        Deque<Part> open = new ArrayDeque<>(List.of(schema));
        while (!open.isEmpty()) {
            Part part = parts.resolve(open.remove());
            if (part == null) {
                view.complete = false;
            } else if (seen.add(part.pointer())) {
                parts.children(part, "properties")
                        .forEach(property -> view.properties.putIfAbsent(property.name(), property));
                part.get("properties").fieldNames().forEachRemaining(view.names::add);
                part.get("required").forEach(name -> view.required.add(name.asText()));
                JsonNode additional = part.get("additionalProperties");
                view.open |= additional.isObject() || additional.asBoolean(false);
                through.forEach(keyword -> open.addAll(parts.children(part, keyword)));
            }
        }
        return view;
    }
}
