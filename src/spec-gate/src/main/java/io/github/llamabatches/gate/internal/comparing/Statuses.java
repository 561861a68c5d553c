package io.github.llamabatches.gate.internal.comparing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Matches the statuses of two versions of an operation: a status and its range can be equivalent. */
final class Statuses {

    private final Map<String, String> pairs = new LinkedHashMap<>();
    private final List<String> added = new ArrayList<>();
    private final List<String> removed;

    Statuses(Collection<String> old, Collection<String> now) {
        this.removed = new ArrayList<>(old);
        for (String status : now) {
            String same = find(removed, status);
            if (same.isEmpty()) {
                added.add(status);
            } else {
                pairs.put(status, same);
                removed.remove(same);
            }
        }
        for (String status : List.copyOf(added)) {
            List<String> candidates = sameClass(removed, status);
            if (candidates.size() == 1
                    && sameClass(added, status).size() == 1
                    && (isRange(status) || isRange(candidates.get(0)))) {
                pairs.put(status, candidates.get(0));
                added.remove(status);
                removed.remove(candidates.get(0));
            }
        }
    }

    /** Returns the statuses in both versions: the new one with the old one. */
    Map<String, String> pairs() {
        return pairs;
    }

    List<String> added() {
        return added;
    }

    List<String> removed() {
        return removed;
    }

    /** Returns the status that applies to an unlisted one; empty if there is none. */
    static String covering(Collection<String> listed, String status) {
        String range = find(listed, first(status) + "XX");
        return !range.isEmpty() || !status.matches("[345].*") ? range : find(listed, "default");
    }

    private static String find(Collection<String> listed, String status) {
        return listed.stream().filter(status::equalsIgnoreCase).findFirst().orElse("");
    }

    private static List<String> sameClass(Collection<String> listed, String status) {
        return listed.stream()
                .filter(one -> one.matches("[1-5].*") && first(one).equals(first(status)))
                .toList();
    }

    private static String first(String status) {
        return status.isEmpty() ? "" : status.substring(0, 1);
    }

    private static boolean isRange(String status) {
        return status.toUpperCase(Locale.ROOT).endsWith("XX");
    }
}
