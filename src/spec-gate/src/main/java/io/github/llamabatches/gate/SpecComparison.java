package io.github.llamabatches.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.Change.Kind;
import io.github.llamabatches.gate.Changes.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All changes from one specification to another, in the order of the newer one: the one source of check and changelog.
 */
final class SpecComparison {

    private static final Set<String> HANDLED =
            Set.of("openapi", "info", "servers", "security", "tags", "paths", "components");

    private static final Text API = Text.of("the API");

    private final Differ differ;

    private SpecComparison(Differ differ) {
        this.differ = differ;
    }

    static List<Change> changes(SpecDocument from, SpecDocument to) {
        Differ differ = new Differ(from, to);
        new SpecComparison(differ).run();
        return differ.changes.list();
    }

    private void run() {
        SchemaComparison schemas = new SchemaComparison(differ);
        SecurityComparison security = new SecurityComparison(differ);
        Place root = Place.at(API, "");
        Text subject = API;
        differ.rest(differ.from.path("info"), differ.to.path("info"), root.child("info"), subject, Set.of("version"));
        servers(root.child("servers"));
        security.requirements(differ.from.path("security"), differ.to.path("security"), root.child("security"));
        tags(root.child("tags"));
        new OperationComparison(differ, schemas).compare();
        security.schemes();
        schemas.components();
        differ.rest(differ.from, differ.to, root, subject, HANDLED);
        differ.rest(
                differ.from.path("components"),
                differ.to.path("components"),
                root.child("components"),
                subject,
                // Of the others, what is used is compared where it is used.
                Set.of(
                        "schemas",
                        "securitySchemes",
                        "parameters",
                        "responses",
                        "requestBodies",
                        "headers",
                        "examples"));
    }

    private void servers(Place place) {
        Map<String, Integer> old = byKey(differ.from.path("servers"), "url");
        Map<String, Integer> now = byKey(differ.to.path("servers"), "url");
        now.forEach((url, index) -> {
            Integer before = old.get(url);
            if (before == null) {
                Text text = Text.of("server %s is new", url);
                differ.changes.add(Kind.ADDED, Rule.SERVER_ADDED, place.item(index), text, "nobody has to change");
            } else {
                differ.rest(
                        differ.from.path("servers").path(before),
                        differ.to.path("servers").path(index),
                        place.item(index),
                        Text.of("server %s", url),
                        Set.of("url"));
            }
        });
        old.forEach((url, index) -> {
            if (!now.containsKey(url)) {
                differ.changes.add(
                        Kind.REMOVED,
                        Rule.SERVER_REMOVED,
                        place.gone(index),
                        Text.of("server %s was removed", url),
                        "clients that call it reach nobody");
            }
        });
    }

    /** A tag that operations have is compared there; here are its words only. */
    private void tags(Place place) {
        JsonNode newTags = differ.to.path("tags");
        Map<String, Integer> old = byKey(differ.from.path("tags"), "name");
        byKey(newTags, "name").forEach((name, index) -> {
            Integer before = old.get(name);
            if (before != null) {
                differ.rest(
                        differ.from.path("tags").path(before),
                        newTags.path(index),
                        place.item(index),
                        Text.of("tag %s", name),
                        Set.of("name"));
            }
        });
    }

    private static Map<String, Integer> byKey(JsonNode list, String key) {
        Map<String, Integer> indexes = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            indexes.putIfAbsent(list.path(i).path(key).asText(""), i);
        }
        return indexes;
    }
}
