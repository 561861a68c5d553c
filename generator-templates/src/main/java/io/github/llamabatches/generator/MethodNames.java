package io.github.llamabatches.generator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names the methods of operations: after the operationId, or after method and path if there is none. */
final class MethodNames {

    private MethodNames() {}

    /** Returns the names of all operations, of which no two are equal, without regard to case. */
    static Map<SpecPart, String> of(SpecPart specification) {
        Map<SpecPart, String> wanted = new LinkedHashMap<>();
        Map<SpecPart, String> methods = new HashMap<>();
        specification.members("paths").forEach((path, item) -> {
            for (String method : WrittenOperation.METHODS) {
                SpecPart operation = item.get(method);
                if (operation.isObject()) {
                    String id = operation.text("operationId");
                    wanted.put(operation, JavaNames.method(id == null || id.isBlank() ? method + " " + path : id));
                    methods.put(operation, method);
                }
            }
        });
        Map<SpecPart, String> names = new LinkedHashMap<>();
        Set<String> used = new HashSet<>();
        // Those without an equal first, so that none of them is renamed because of others.
        Map<String, Integer> counts = new HashMap<>();
        wanted.values().forEach(name -> counts.merge(key(name), 1, Integer::sum));
        wanted.forEach((operation, name) -> {
            if (counts.get(key(name)) == 1) {
                used.add(key(name));
                names.put(operation, name);
            }
        });
        wanted.forEach((operation, name) -> {
            if (!names.containsKey(operation)) {
                String candidate = name;
                if (used.contains(key(candidate))) {
                    candidate = name + JavaNames.capitalized(methods.getOrDefault(operation, ""));
                }
                names.put(operation, JavaNames.numbered(candidate, "", numbered -> used.add(key(numbered))));
            }
        });
        return names;
    }

    /** A file is named after it, and some file systems have no case. */
    private static String key(String name) {
        return ApiOperation.recordName(name).toLowerCase(Locale.ROOT);
    }
}
