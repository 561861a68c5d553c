package io.github.llamabatches.gate.internal.comparing;

import io.github.llamabatches.gate.internal.comparing.Contract.Operation;
import io.github.llamabatches.gate.internal.reading.Located;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Returns all changes between two contracts, in the order of the newer one: the common source of check and changelog.
 */
public final class SpecComparison {

    private static final Set<String> HANDLED =
            Set.of("openapi", "info", "servers", "security", "tags", "paths", "webhooks", "components");

    private final Comparison comparison;
    private final Selection selection;
    private boolean common;

    public SpecComparison(Contract from, Contract to, Selection selection) {
        this.comparison = new Comparison(from, to);
        this.selection = selection;
    }

    public static List<Change> changes(SpecDocument from, SpecDocument to) {
        return new SpecComparison(new Contract(from), new Contract(to), Selection.ALL).run();
    }

    /** Returns whether any operation is in both documents. */
    boolean hasCommon() {
        return common;
    }

    public List<Change> run() {
        SchemaComparison schemas = new SchemaComparison(comparison);
        SecurityComparison security = new SecurityComparison(comparison);
        ServerComparison servers = new ServerComparison(comparison);
        Located from = comparison.from().at("");
        Located to = comparison.to().at("");
        Place root = Place.at(Text.of("the API"), "the API", "");
        if (selection.isAll()) {
            comparison.rest(from.child("info"), to.child("info"), root.child("info"), Set.of("version"));
            tags(from.child("tags"), to.child("tags"), root.child("tags"));
        }
        Map<Operation, Operation> pairs = new OperationComparison(comparison, schemas).compare(selection);
        common = !pairs.isEmpty();
        Set<Object> compared = new HashSet<>();
        pairs.forEach((is, was) -> {
            if (selection.isAll() && compared.add(List.of(was.servers(), is.servers()))) {
                servers.compare(was.servers(), is.servers());
            }
        });
        security.requirements(pairs);
        security.schemes();
        if (selection.isAll()) {
            schemas.components();
            comparison.rest(from, to, root, HANDLED);
        }
        return comparison.changes().list();
    }

    /** Compares the descriptions of a tag; operations compare its use. */
    private void tags(Located old, Located now, Place place) {
        Map<String, Located> before = new HashMap<>();
        old.items().forEach(tag -> before.putIfAbsent(tag.text("name"), tag));
        now.items().forEach(tag -> {
            Located was = before.get(tag.text("name"));
            if (was != null) {
                comparison.rest(
                        was, tag, place.at(tag.pointer()).subject(Text.of("tag %s", tag.text("name"))), Set.of("name"));
            }
        });
    }
}
