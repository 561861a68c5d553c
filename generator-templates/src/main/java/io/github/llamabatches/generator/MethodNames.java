package io.github.llamabatches.generator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Assigns method names to operations, derived from the operationId, or from the HTTP method and path if it is missing.
 */
final class MethodNames {

    private MethodNames() {}

    /** Returns the names of all operations, which differ ignoring case. */
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
        // Unique names first, so that they aren't renamed because of duplicates.
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

    /** Returns the name of a file that is derived from the method; some file systems ignore case. */
    private static String key(String name) {
        return ApiOperation.recordName(name).toLowerCase(Locale.ROOT);
    }
}
