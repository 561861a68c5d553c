package io.github.llamabatches.build.names;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Gives each name of a specification one Java name for the whole of it, because the generator knows no other way, and
 * keeps names apart that meet in one scope: the fields of a schema, the values of an enum, the parameters of an
 * operation.
 */
final class Scopes {

    private final UnaryOperator<String> conversion;
    private final String separator;
    private final Map<String, Set<Set<String>>> scopes = new LinkedHashMap<>();

    /**
     * Begins without names.
     *
     * @param conversion from a name to a Java name
     * @param separator what stands before the number that keeps two equal Java names apart
     */
    Scopes(UnaryOperator<String> conversion, String separator) {
        this.conversion = conversion;
        this.separator = separator;
    }

    void add(List<String> names) {
        Set<String> scope = new LinkedHashSet<>(names);
        for (String name : names) {
            scopes.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(scope);
        }
    }

    /** The Java name of each name, in the order in which they came. */
    Map<String, String> assign() {
        Map<String, String> assigned = new LinkedHashMap<>();
        scopes.forEach((name, its) -> {
            String wanted = conversion.apply(name);
            String candidate = wanted;
            for (int number = 2; isTaken(candidate, its, assigned); number++) {
                candidate = wanted + separator + number;
            }
            assigned.put(name, candidate);
        });
        return assigned;
    }

    private static boolean isTaken(String candidate, Set<Set<String>> scopes, Map<String, String> assigned) {
        return scopes.stream().flatMap(Set::stream).anyMatch(other -> candidate.equals(assigned.get(other)));
    }
}
