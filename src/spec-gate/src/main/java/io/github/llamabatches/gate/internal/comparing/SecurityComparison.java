package io.github.llamabatches.gate.internal.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.comparing.Contract.Operation;
import io.github.llamabatches.gate.internal.reading.Located;
import io.github.llamabatches.gate.internal.reading.Pointers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the required credentials. */
record SecurityComparison(Comparison comparison) {

    private static final Place WHOLE_API = Place.at(Text.of("the API"), "", "/security");

    private Credentials from() {
        return new Credentials(comparison.from());
    }

    private Credentials to() {
        return new Credentials(comparison.to());
    }

    /** Compares the credentials that operations require: the same change of several operations is reported once. */
    void requirements(Map<Operation, Operation> pairs) {
        Map<List<Map<String, JsonNode>>, List<Place>> places = new LinkedHashMap<>();
        pairs.forEach((is, was) -> {
            Map<String, JsonNode> before = from().alternatives(was.security(), to());
            Map<String, JsonNode> after = to().alternatives(is.security(), from());
            if (!before.equals(after)) {
                boolean own =
                        Pointers.isAtOrBelow(is.security().pointer(), is.at().pointer());
                places.computeIfAbsent(List.of(before, after), key -> new ArrayList<>())
                        .add(own ? OperationComparison.place(is).child("security") : WHOLE_API);
            }
        });
        places.forEach((sides, some) -> requirement(sides.get(0), sides.get(1), some));
    }

    /** Whoever has more credentials or scopes than are required has enough. */
    private void requirement(Map<String, JsonNode> before, Map<String, JsonNode> after, List<Place> places) {
        boolean more = before.values().stream()
                .allMatch(had -> after.values().stream().anyMatch(needed -> contains(had, needed)));
        Place place = places.contains(WHOLE_API) ? WHOLE_API : places.get(0);
        String others = places.size() > 1 && place != WHOLE_API ? ", as for " + (places.size() - 1) + " more," : "";
        comparison
                .changes()
                .add(
                        more ? "security-added" : "security-changed",
                        place.subject(Text.of("the credentials that are enough" + others)),
                        String.join(" or ", before.keySet()),
                        String.join(" or ", after.keySet()));
    }

    /** Returns whether a value has all keys and items of another. */
    private static boolean contains(JsonNode more, JsonNode less) {
        if (more.isObject() && less.isObject()) {
            return less.propertyStream()
                    .allMatch(
                            entry -> more.has(entry.getKey()) && contains(more.get(entry.getKey()), entry.getValue()));
        }
        return more.isArray() && less.isArray()
                ? less.valueStream().allMatch(item -> more.valueStream().anyMatch(item::equals))
                : more.equals(less);
    }

    /** Compares the schemes of both documents; others are compared where they are required. */
    void schemes() {
        Map<String, Located> old = from().schemes();
        to().schemes().forEach((name, written) -> {
            if (!old.containsKey(name)) {
                return;
            }
            Located was = comparison.from().resolve(old.get(name));
            Located is = comparison.to().resolve(written);
            Place place = Place.at(Text.of("security scheme %s", name), "the scheme", written.pointer());
            JsonNode before = from().scheme(was);
            JsonNode after = to().scheme(is);
            if (before.equals(after)) {
                comparison.rest(was, is, place, Set.of("scheme", "name", "flows"));
                return;
            }
            String rule = contains(after, before) ? "security-added" : "security-changed/scheme";
            comparison.changes().add(rule, place, before, after);
        });
    }
}
