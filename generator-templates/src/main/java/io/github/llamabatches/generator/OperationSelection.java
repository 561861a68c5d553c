package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.gate.Specification;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Removes the operations that aren't selected, and the components that only they use. */
final class OperationSelection {

    private final ObjectNode specification;

    OperationSelection(ObjectNode specification) {
        this.specification = specification;
    }

    /**
     * Keeps the selected operations.
     *
     * @param specification the specification, which is modified
     * @param wanted operationIds, or patterns of method and path such as {@code GET /batches/*}
     * @throws Refusal.Signal if one of them matches no operation
     */
    static void apply(ObjectNode specification, List<String> wanted) {
        OperationSelection selection = new OperationSelection(specification);
        Set<String> kept =
                wanted.stream().flatMap(one -> selection.matching(one).stream()).collect(Collectors.toSet());
        selection.removeOthers(kept);
        selection.removeUnreached();
    }

    private Set<String> matching(String wanted) {
        Pattern pattern = Pattern.compile(
                List.of(wanted.strip().split("\\*", -1)).stream()
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")),
                Pattern.DOTALL);
        Set<String> matching = new HashSet<>();
        Set<String> names = new TreeSet<>();
        SpecPart root = new SpecPart(specification, "");
        root.members("paths")
                .forEach((path, item) -> WrittenOperation.METHODS.stream()
                        .map(item::get)
                        .filter(SpecPart::isObject)
                        .forEach(operation -> {
                            String method = operation
                                    .pointer()
                                    .substring(operation.pointer().lastIndexOf('/') + 1);
                            String id = operation.text("operationId");
                            String endpoint = method.toUpperCase(Locale.ROOT) + " " + path;
                            names.add(endpoint);
                            if (id != null) {
                                names.add(id);
                            }
                            if (pattern.matcher(endpoint).matches()
                                    || id != null && pattern.matcher(id).matches()) {
                                matching.add(operation.pointer());
                            }
                        }));
        if (matching.isEmpty()) {
            throw Refusal.at(
                    "supported-operation",
                    "",
                    "There is no operation " + wanted.strip() + ".",
                    Specification.similar(wanted.strip(), names)
                            .map(nearest -> "Write " + nearest + ".")
                            .orElse("Select operations by their operationIds, or by method and path, such as \"GET"
                                    + " /items/*\"."));
        }
        return matching;
    }

    private void removeOthers(Set<String> kept) {
        JsonNode paths = specification.path("paths");
        for (String path : paths.propertyStream().map(Map.Entry::getKey).toList()) {
            if (paths.path(path) instanceof ObjectNode item) {
                String pointer = SpecPart.child("/paths", path);
                WrittenOperation.METHODS.stream()
                        .filter(method -> !kept.contains(pointer + "/" + method))
                        .forEach(item::remove);
                if (WrittenOperation.METHODS.stream().noneMatch(item::has)) {
                    ((ObjectNode) paths).remove(path);
                }
            }
        }
    }

    /** Removes the components that no operation refers to, directly or indirectly. */
    void removeUnreached() {
        Set<String> reached = new HashSet<>();
        Deque<JsonNode> open = new ArrayDeque<>(List.of(specification.path("paths")));
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            JsonNode reference = node.path("$ref");
            if (reference.isTextual()
                    && reference.textValue().startsWith("#/components/")
                    && reached.add(reference.textValue().substring(1))) {
                open.push(specification.at(reference.textValue().substring(1)));
            }
            node.forEach(open::push);
        }
        specification.path("components").properties().forEach(kind -> {
            if (kind.getValue() instanceof ObjectNode components) {
                String prefix = "/components/" + kind.getKey();
                components
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .filter(name -> !reached.contains(SpecPart.child(prefix, name)))
                        .toList()
                        .forEach(components::remove);
            }
        });
    }
}
