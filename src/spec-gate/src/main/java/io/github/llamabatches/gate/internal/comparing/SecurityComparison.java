package io.github.llamabatches.gate.internal.comparing;

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

    /** Compares the credentials that operations require: the same change of several operations is reported once. */
    void requirements(Map<Operation, Operation> pairs) {
        Map<List<Set<String>>, List<Place>> places = new LinkedHashMap<>();
        pairs.forEach((is, was) -> {
            Set<String> before = comparison.from().alternatives(was.security(), comparison.to());
            Set<String> after = comparison.to().alternatives(is.security(), comparison.from());
            if (!before.equals(after)) {
                boolean own =
                        Pointers.isAtOrBelow(is.security().pointer(), is.at().pointer());
                places.computeIfAbsent(List.of(before, after), key -> new ArrayList<>())
                        .add(own ? OperationComparison.place(is).child("security") : WHOLE_API);
            }
        });
        places.forEach((sides, some) -> requirement(sides.get(0), sides.get(1), some));
    }

    private void requirement(Set<String> before, Set<String> after, List<Place> places) {
        boolean more = after.containsAll(before) || after.contains("{}");
        Place place = places.contains(WHOLE_API) ? WHOLE_API : places.get(0);
        String others = places.size() > 1 && place != WHOLE_API ? ", as for " + (places.size() - 1) + " more," : "";
        comparison
                .changes()
                .add(
                        more ? "security-added" : "security-changed",
                        place.subject(Text.of("the credentials that are enough" + others)),
                        String.join(" or ", before),
                        String.join(" or ", after));
    }

    /** Compares the schemes of both documents; others are compared where they are required. */
    void schemes() {
        Map<String, Located> old = comparison.from().securitySchemes();
        comparison.to().securitySchemes().forEach((name, written) -> {
            if (!old.containsKey(name)) {
                return;
            }
            Located was = comparison.from().resolve(old.get(name));
            Located is = comparison.to().resolve(written);
            Place place = Place.at(Text.of("security scheme %s", name), "the scheme", written.pointer());
            if (Meaning.essence(was.node()).equals(Meaning.essence(is.node()))) {
                comparison.rest(was, is, place, Set.of());
                return;
            }
            comparison
                    .changes()
                    .add("security-changed/scheme", place, Meaning.essence(was.node()), Meaning.essence(is.node()));
        });
    }
}
