package io.github.llamabatches.gate;

import io.github.llamabatches.gate.Change.Kind;
import java.util.Map;
import java.util.Set;

/** Compares which credentials are enough. */
final class SecurityComparison {

    private final Comparison comparison;

    SecurityComparison(Comparison comparison) {
        this.comparison = comparison;
    }

    /** Compares the credentials that are enough for an operation, wherever they are written. */
    void requirements(Located old, Located now, Place operation) {
        Set<String> before = comparison.from().alternatives(old, comparison.to());
        Set<String> after = comparison.to().alternatives(now, comparison.from());
        if (before.equals(after)) {
            return;
        }
        boolean own = Pointers.isAtOrBelow(now.pointer(), operation.pointer());
        Place place = own ? operation.child("security") : Place.at(Text.of("the API"), "", "/security");
        boolean more = after.containsAll(before) || after.contains("{}");
        comparison
                .changes()
                .add(
                        more ? Kind.ADDED : Kind.CHANGED,
                        more ? Rule.SECURITY_ADDED : Rule.SECURITY_CHANGED,
                        place.subject(Text.of("the credentials that are enough")),
                        Text.of(" changed from %s to %s", String.join(" or ", before), String.join(" or ", after)),
                        more ? "nobody has to change" : "whoever has the old credentials is refused");
    }

    /** Compares the schemes that both have; others count where they are required. */
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
                    .add(
                            Kind.CHANGED,
                            Rule.SECURITY_CHANGED,
                            place,
                            Text.of(
                                    " changed from %s to %s",
                                    Meaning.shown(Meaning.essence(was.node())),
                                    Meaning.shown(Meaning.essence(is.node()))),
                            "released clients send their credentials in the old way");
        });
    }
}
